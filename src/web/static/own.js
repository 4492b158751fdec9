/** One's own bubbles and what became of each: on its way, received, kept, refused. */

import { ownBubble, showFate } from './bubbles.js';
import { make } from './make.js';

/**
 * @typedef {{ id: string, text: string | null, files: import('./media.js').Shown[], at: Date, afterSeq: number }} Own
 * @param {ReturnType<typeof import('./transcript.js').makeTranscript>} transcript @param {Record<string, string>} words
 * @param {(id: string, refused: boolean) => void} again the person wants it sent now
 */
export function makeOwn(transcript, words, again) {
  /** @type {Map<string, { line: HTMLElement, is: import('./outgoing.js').Fate['kind'] }>} */
  const mine = new Map();
  return {
    /** @param {string} id */
    has: (id) => mine.has(id),
    /** @param {Own} own */
    show({ id, text, files, at, afterSeq }) {
      // One "received" is enough: under what was said last.
      for (const one of mine.values()) if (one.is === 'received') one.line.hidden = true;
      const line = make('div', { class: 'sent' });
      mine.set(id, { line, is: 'sending' });
      // Half a step after the last letter that was here when it was said.
      transcript.add(afterSeq + 0.5, at, ownBubble({ text, files }, words), line);
    },
    /** @param {string} id @param {import('./outgoing.js').Fate} fate */
    fate(id, fate) {
      const one = mine.get(id);
      if (!one) return;
      one.is = fate.kind;
      showFate(one.line, fate, words, () => again(id, one.is === 'refused'));
    },
  };
}
