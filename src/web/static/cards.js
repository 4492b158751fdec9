/** The letters whose choices still stand: an answered one, and one that a newer letter has overtaken, loses them. */

import { chosenWords, isTyped, staleAfter } from './choices.js';

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
  return {
    close,
    /** @param {Card} card */
    add(card) {
      const { letter } = card;
      for (const one of open) if (one.letter.seq === letter.replaces || staleAfter(one.letter, letter)) close(one);
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
