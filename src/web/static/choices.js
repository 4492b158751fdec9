/** The choices of a letter: full-width buttons with the number that does the same in every messenger. */

import { make } from './make.js';

/** Those that answer to 0 everywhere: throwing away and taking back. */
const zeros = ['discard', 'undo', 'stay'];

/** @param {readonly import('./api.js').Choice[]} choices @returns {number[]} */
export function numbersOf(choices) {
  let next = 1;
  return choices.map(({ id, n }) => n ?? (zeros.includes(id.split('.')[0] ?? '') ? 0 : next++));
}

/** What one's own bubble says for a choice: 1 提交. @param {readonly import('./api.js').Choice[]} choices @param {string} id */
export function chosenWords(choices, id) {
  const at = choices.findIndex((choice) => choice.id === id);
  const choice = choices[at];
  return choice ? `${numbersOf(choices)[at]} ${choice.label}` : null;
}

/** Typed instead of pressed: the number or the label itself. @param {readonly import('./api.js').Choice[]} choices @param {string} text */
export function isTyped(choices, text) {
  const typed = text.normalize('NFKC').trim().toLowerCase();
  return choices.some(
    (choice, at) => typed === String(numbersOf(choices)[at]) || typed === choice.label.trim().toLowerCase(),
  );
}

/** @param {readonly import('./api.js').Choice[]} choices @param {(choice: import('./api.js').Choice) => void} choose */
export function choiceButtons(choices, choose) {
  const numbers = numbersOf(choices);
  const buttons = choices.map((choice, at) => {
    const button = make(
      'button',
      { type: 'button', class: at === 0 && choices.length > 1 ? 'choice first' : 'choice' },
      make('b', {}, String(numbers[at])),
      make('span', {}, choice.label),
    );
    button.addEventListener('click', () => choose(choice));
    return button;
  });
  return make('div', { class: 'choices' }, ...buttons);
}

/**
 * What a letter is about, so that a newer letter on the same matter takes an older one's choices away.
 * @param {import('./api.js').Letter} letter
 */
export const matterOf = ({ about }) =>
  about?.number === undefined ? (about?.event === 'drafted' ? 'draft' : 'talk') : String(about.number);

/**
 * Does `newer` make the choices of `older` stale? Cards on different opinions stay open beside each other.
 * @param {import('./api.js').Letter} older @param {import('./api.js').Letter} newer
 */
export function staleAfter(older, newer) {
  const matter = matterOf(older);
  if (matter === matterOf(newer)) return matter !== 'talk' || Boolean(newer.choices?.length);
  return matter === 'draft' && newer.about?.event === 'submit';
}
