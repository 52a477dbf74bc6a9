// Does jobs with the scripts of the live page, for tests/browser/test_live_logic.py: reads a file, walks, counts and writes.
({ live, table, jobs }) => jobs.map(({ read, doubts, record, markdown, walk, due, rhythm, join, legal, calendar, composed, offered, held, promised, alone, moment, begun }) => {
  if (read !== undefined) {
    const found = pb.imported(read);
    return found.problem ? found : pb.exported(live, table, found.head, found.lines);
  }
  if (doubts !== undefined) return pb.doubts(live, table, pb.imported(doubts), Date.parse("2030-01-01T00:00:00Z"));
  if (record) return pb.recordOf(live, table, ...record);
  if (markdown) return pb.handedOver(live, table, ...markdown, 0);
  if (walk) return pb.fold(live, table, walk).lanes;
  if (due) return pb.due(live, pb.fold(live, table, due)).map(({ what, id, at }) => [what, id, pb.stamp(at)]);
  if (legal) return pb.legal(live, pb.fold(live, table, legal[1]), legal[0]).map(({ safe, letter }) => [safe && pb.stamp(safe.at), letter && pb.stamp(letter.at)]);
  if (calendar) return pb.calendar(live, pb.fold(live, table, calendar[1]), calendar[0], Date.parse(calendar[1][0].at));
  if (offered) return pb.mayStart(live, pb.fold(live, table, offered[0]), Date.parse(offered[1]));
  if (composed) return pb.composed(...composed);
  if (held) return pb.heldAsked(live.scripts[held[0]], held[1], table, pb.fold(live, table, held[2]), Date.parse(held[2][0].at));
  if (alone) return alone[0].map((id) => pb.promisesAlone(live, pb.fold(live, table, alone[1]), id, Date.parse(alone[2])));
  if (moment) return moment[0].map((words) => pb.momentIn(words, Date.parse(moment[1]))).map((at) => at && pb.stamp(at));
  if (promised) return promised[0].map((id) => pb.promised(live, pb.fold(live, table, promised[1]), id, Date.parse(promised[2]))).map((at) => at && pb.stamp(at));
  if (begun) return begun[0].map((id) => pb.isOffered(live, pb.fold(live, table, begun[1]), id, begun[2]));
  if (rhythm) return rhythm[1].map((minutes) => pb.everyAt(rhythm[0], minutes));
  const { lines, added } = pb.joined(...join);
  return [lines.map((line) => line.id), added.map((line) => line.id)];
})
