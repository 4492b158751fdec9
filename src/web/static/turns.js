/** One turn of the demonstration's clock at a time: nothing else can be pressed meanwhile, and the seconds are counted. */

import { fill, make } from './make.js';

/**
 * @param {{ note: HTMLElement, buttons: HTMLElement[], phones: HTMLElement, seconds: string }} stage
 * @returns {(word: string, failed: string, work: () => Promise<void>) => Promise<void>}
 */
export function makeTurns({ note, buttons, phones, seconds }) {
  let busy = false;
  /** @param {boolean} now */
  const rest = (now) => {
    busy = !now;
    phones.inert = busy;
    for (const one of buttons)
      if (busy) one.setAttribute('aria-disabled', 'true');
      else one.removeAttribute('aria-disabled');
  };
  return async (word, failed, work) => {
    if (busy) return;
    rest(false);
    const began = Date.now();
    // Seen, and not read out every second.
    const passed = make('span', { 'aria-hidden': 'true' });
    note.replaceChildren(word, ' ', passed);
    const telling = setInterval(() => {
      passed.textContent = fill(seconds, { n: Math.round((Date.now() - began) / 1000) });
    }, 1000);
    const said = await work().then(
      () => '',
      () => failed,
    );
    clearInterval(telling);
    note.textContent = said;
    rest(true);
  };
}
