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
      { type: 'button', class: at === 0 && choices.length > 1 ? 'choice first' : 'choice', 'data-choice': choice.id },
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

/** The opinion a choice is about: `ack.1024`. @param {import('./api.js').Choice} choice */
const numberOf = ({ id }) => Number(id.split('.')[1]);

/** The acts that a choice may have become: class and reason are asked for a correction, too. @param {string} [act] */
const meant = (act = '') =>
  act.startsWith('class-') || act === 'explain'
    ? ['answer', 'explain', 'correct']
    : act.startsWith('solved-')
      ? ['rate']
      : [act];

/**
 * Does `newer` take the place of `older`? A card stays as long as it can be answered: it goes when another offers its
 * first choice again, and when what it offers was done, here or elsewhere. Word of something else leaves it alone.
 * @param {import('./api.js').Letter} older @param {import('./api.js').Letter} newer
 */
export function staleAfter(older, newer) {
  const offered = newer.choices ?? [];
  const [main] = (older.choices ?? []).filter((choice) => choice.while).concat(older.choices ?? []);
  if (main && offered.some((choice) => choice.id === main.id)) return true;
  const { event = '', number } = newer.about ?? {};
  if (older.choices?.some((choice) => numberOf(choice) === number && meant(choice.act).includes(event))) return true;
  const matter = matterOf(older);
  if (matter === 'talk') return matterOf(newer) === 'talk' && offered.length > 0;
  return matter === 'draft' && (matterOf(newer) === 'draft' || event === 'submit');
}

/**
 * The choices that can no longer be taken, now that an opinion stands so; those of a letter written in that state can.
 * @param {import('./api.js').Letter} letter @param {number} number @param {string} state
 */
export const goneIn = (letter, number, state) =>
  (letter.choices ?? []).filter(
    (choice) =>
      numberOf(choice) === number &&
      choice.while !== undefined &&
      !choice.while.includes(state) &&
      letter.about?.state !== state,
  );
