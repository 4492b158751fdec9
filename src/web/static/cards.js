/** The letters whose choices still stand: answered, overtaken by a newer card or by what became of the opinion, they go. */

import { chosenWords, goneIn, isTyped, staleAfter } from './choices.js';

/** @typedef {{ letter: import('./api.js').Letter, bubble: HTMLElement }} Card */

export function makeCards() {
  /** @type {import('./api.js').Letter[]} */
  const heard = [];
  /** @type {Card[]} */
  let open = [];

  /** @param {Card} card */
  const close = (card) => {
    open = open.filter((one) => one !== card);
    card.bubble.querySelector('.choices')?.remove();
  };
  /** How an opinion stands now. @param {number} number @param {string} state */
  const stands = (number, state) => {
    for (const card of open) {
      const gone = goneIn(card.letter, number, state);
      for (const { id } of gone) card.bubble.querySelector(`[data-choice="${CSS.escape(id)}"]`)?.remove();
      // What is left, to read it all or to see it later, was offered beside what there was to do.
      if (gone.length > 0 && card.letter.choices?.every((choice) => !choice.while || gone.includes(choice)))
        close(card);
    }
  };
  return {
    close,
    stands,
    /** @param {Card} card */
    add(card) {
      const { letter } = card;
      for (const one of open) if (one.letter.seq === letter.replaces || staleAfter(one.letter, letter)) close(one);
      const { number, state } = letter.about ?? {};
      if (number !== undefined && state) stands(number, state);
      heard.push(letter);
      if (letter.choices?.length) open.push(card);
    },
    /** The number or the label was typed instead. @param {string} text */
    typed(text) {
      const card = open.at(-1);
      if (card && isTyped(card.letter.choices ?? [], text)) close(card);
    },
    /** What was chosen on an earlier visit, in words. @param {string} id @param {number} afterSeq */
    chosen(id, afterSeq) {
      const offers = (/** @type {import('./api.js').Letter} */ letter) =>
        letter.seq <= afterSeq && letter.choices?.some((choice) => choice.id === id);
      const letter = heard.findLast(offers);
      const card = open.find((one) => one.letter === letter);
      if (card) close(card);
      return letter ? chosenWords(letter.choices ?? [], id) : null;
    },
  };
}
