// Counts every case with the script of the site, for tests/browser/test_deadlines.py.
({ table, cases }) => {
  const said = (due) => [
    ...[due.safe, due.letter].flatMap((limit) => (limit?.rules ?? []).map((id) => pb.ruleSays(table, id))),
    ...due.notes.map((note) => pb.noteSays(table, note)),
  ];
  return cases.map(({ clock, asked }) => pb.dueOf(table, clock, asked).map((due) => ({ ...due, said: said(due) })));
}
