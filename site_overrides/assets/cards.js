// Is the printed card in my hand still good? Its code stands behind the # of the address in the QR code.
// Without this script the page asks the reader to compare the code.
(() => {
  const box = document.querySelector("[data-pb-card]");
  if (!box) return;
  const asked = box.innerHTML;
  const history = () => [...document.querySelectorAll("#card_history > li")];

  const say = (state, title, words) => {
    box.dataset.pbState = state;
    const line = document.createElement("p");
    const strong = document.createElement("b");
    strong.textContent = title;
    line.append(strong, ` ${words}`);
    box.replaceChildren(line);
  };

  // The reader's own day, not a clock of ours: a review is overdue once its day has passed here.
  const today = () => {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  };

  const stale = (index) => {
    const later = history().slice(index);
    const { pbVersion, pbReplaced } = later[0].dataset;
    say("stale", "Stale.", `Your card is of version ${pbVersion} and was replaced on ${pbReplaced}. These lines changed since:`);
    const list = document.createElement("ul");
    for (const entry of later) {
      for (const line of entry.querySelectorAll("ul > li")) list.append(line.cloneNode(true));
    }
    box.append(list);
  };

  const show = () => {
    const code = location.hash.slice(1).toLowerCase();
    const { pbCard, pbReviewBy } = box.dataset;
    const index = history().map((entry) => entry.dataset.pbCode).lastIndexOf(code);
    if (!/^[0-9a-f]{8}$/.test(code)) {
      delete box.dataset.pbState;
      box.innerHTML = asked;
    } else if (code === pbCard && today() > pbReviewBy) {
      say("overdue", "Review overdue.", `The words are the newest there are, but their review was due by ${pbReviewBy}. Ask before you rely on a number.`);
    } else if (code === pbCard) {
      say("current", "Current.", `Your card says what this page says. Next review by ${pbReviewBy}.`);
    } else if (index >= 0) {
      stale(index);
    } else {
      say("unknown", "Unknown.", `The code ${code} was never published here. Do not trust this card; the code is ${pbCard}.`);
    }
  };

  addEventListener("hashchange", show);
  show();
})();
