/** Stays with the newest words while the reader is there, and says so when they are not. */

import { make } from './make.js';

/** So near the end (px) a reader counts as being there. */
const near = 140;

/** @param {HTMLElement} frame scrolls by itself, or with the page @param {HTMLElement} log @param {string} word */
export function stayAtEnd(frame, log, word) {
  const button = make('button', { type: 'button', class: 'btn newer', hidden: true }, word);
  const scroller = () =>
    /auto|scroll/.test(getComputedStyle(frame).overflowY)
      ? frame
      : /** @type {HTMLElement} */ (document.scrollingElement);
  const alone = () => scroller() === frame;
  const shown = () => log.offsetParent !== null;
  let there = false;
  const look = () => {
    if (!shown()) return;
    const { scrollHeight, scrollTop, clientHeight } = scroller();
    there = scrollHeight - scrollTop - clientHeight < near;
    if (there) button.hidden = true;
  };
  const end = () => {
    if (!shown()) return;
    scroller().scrollTop = scroller().scrollHeight;
    there = true;
    button.hidden = true;
  };
  frame.addEventListener('scroll', look, { passive: true });
  addEventListener('scroll', look, { passive: true });
  // Photos come in later than their bubbles, and the composer grows.
  new ResizeObserver(() => there && end()).observe(log);
  button.addEventListener('click', end);
  return {
    button,
    end,
    /** To the newest words; where the page itself scrolls, `fromTop` leaves the reader at its head. @param {boolean} fromTop */
    begin: (fromTop) => (fromTop && !alone() ? look() : end()),
    /** Something new came. */
    newer() {
      if (there) end();
      else button.hidden = false;
    },
  };
}
