// The keys of the board. Single keys only work while a card has the focus, so they never fight with a screen reader or
// with typing. Arrows walk: up and down in a list, left and right to the next list.

const cardsIn = (list) => [...list.querySelectorAll(".card-text")];

const listsIn = (root) => [...root.querySelectorAll(".cards")].filter((list) => cardsIn(list).length);

const cardOf = (root, id) => root.querySelector(`.card-text[data-id="${CSS.escape(id)}"]`);

export const focusCard = (root, id) => cardOf(root, id)?.focus();

// The card that is next to these, for the focus when they have gone: after the last of them, else before the first.
export function neighbour(root, ids) {
  const chip = root.querySelector(".card:focus-within .card-text") ?? cardOf(root, ids[0]);
  if (!chip) return null;
  const cards = cardsIn(chip.closest(".cards"));
  const at = cards.indexOf(chip);
  const stays = (card) => !ids.includes(card.dataset.id);
  return (cards.slice(at).find(stays) ?? cards.slice(0, at).findLast(stays))?.dataset.id ?? null;
}

export function boardKeys(event, { root, board, together, move, name, undo }) {
  if (event.target.closest("input, textarea, dialog")) return;
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z") return done(event, undo);
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const card = event.target.closest(".card");
  const chip = card?.querySelector(".card-text");
  if (!chip) return;
  const inMenu = event.target !== chip;
  const act =
    placeKey(event.key, { board, ids: together(chip.dataset.id), move, name }) ??
    (inMenu ? null : walkKey(event.key, root, card, chip));
  if (act) done(event, act);
}

function done(event, act) {
  event.preventDefault();
  act();
}

function placeKey(key, { board, ids, move, name }) {
  if (/^[1-9]$/.test(key) && board.clusters[key - 1]) return () => move(ids, board.clusters[key - 1].id);
  if (key === "0") return () => move(ids, null);
  if (key.toLowerCase() === "n") return () => name(ids);
  return null;
}

function walkKey(key, root, card, chip) {
  if (key === "Enter") return () => card.querySelector("[aria-haspopup]").click();
  const list = chip.closest(".cards");
  const cards = cardsIn(list);
  const at = cards.indexOf(chip);
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  if (step) return () => cards[at + step]?.focus();
  if (key === "Home" || key === "End") return () => cards.at(key === "Home" ? 0 : -1).focus();
  const aside = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (!aside) return null;
  const lists = listsIn(root);
  const next = lists[lists.indexOf(list) + aside];
  return () => next && cardsIn(next)[Math.min(at, cardsIn(next).length - 1)].focus();
}
