/** The bubbles in their order, with a line where a day begins or an hour has passed. */

import { dayLine } from './bubbles.js';
import { fill } from './make.js';

const hour = 3_600_000;

/**
 * @typedef {{ place: number, n: number, at: Date, elements: HTMLElement[] }} Entry `place`: the seq, or half a step after the last seq heard before it was said
 * @param {HTMLElement} log @param {{ language: string, zone: string, words: Record<string, string> }} reader
 */
export function makeTranscript(log, reader) {
  /** @type {Entry[]} */
  const entries = [];
  let count = 0;
  const clock = clockOf(reader);

  /** @param {Entry} entry @param {Entry | undefined} before */
  const append = (entry, before) => {
    const line = clock(entry.at, before?.at);
    if (line) log.append(dayLine(line));
    log.append(...entry.elements);
  };

  return {
    /** @param {number} place @param {Date} at @param {...HTMLElement} elements @returns {Entry} */
    add(place, at, ...elements) {
      const entry = { place, n: count++, at, elements };
      const last = entries.at(-1);
      entries.push(entry);
      if (!last || last.place <= place) append(entry, last);
      else {
        // Something older came late: the order is put right, and not read out again.
        entries.sort((one, other) => one.place - other.place || one.n - other.n);
        log.setAttribute('aria-live', 'off');
        log.replaceChildren();
        for (const [index, one] of entries.entries()) append(one, entries[index - 1]);
        setTimeout(() => log.setAttribute('aria-live', 'polite'), 100);
      }
      return entry;
    },
    /** A card takes another's place. @param {Entry} entry @param {HTMLElement} element */
    swap(entry, element) {
      entry.elements[0]?.replaceWith(element);
      entry.elements[0] = element;
    },
  };
}

/** The head of a day, the time of an hour, or nothing. @param {{ language: string, zone: string, words: Record<string, string> }} reader */
function clockOf({ language, zone, words }) {
  const locale = language === 'en' ? 'en-GB' : language;
  /** @param {Intl.DateTimeFormatOptions} wanted */
  const format = (wanted) => new Intl.DateTimeFormat(locale, { timeZone: zone, ...wanted });
  const day = format({ month: 'long', day: 'numeric' });
  const weekday = format({ weekday: language === 'en' ? 'long' : 'short' });
  const time = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  /** @param {Date} at @param {Date} [before] */
  return (at, before) => {
    if (before && at.getTime() - before.getTime() < hour && day.format(at) === day.format(before)) return null;
    if (before && day.format(at) === day.format(before)) return time.format(at);
    return `${fill(words.day, { day: day.format(at), weekday: weekday.format(at) })} ${time.format(at)}`;
  };
}
