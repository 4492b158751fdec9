/** One conversation in an element: hears letters, shows both sides, says what the person says. The chat page has one, the demonstration three. */

import { openApi } from './api.js';
import { letterBubble, typingBubble } from './bubbles.js';
import { makeCards } from './cards.js';
import { chosenWords } from './choices.js';
import { makeComposer, tryChips } from './composer.js';
import { follow } from './follow.js';
import { freshId } from './keep.js';
import { make } from './make.js';
import { kindOf } from './media.js';
import { openOutgoing } from './outgoing.js';
import { makeOwn } from './own.js';
import { stayAtEnd } from './scrolling.js';
import { makeTranscript } from './transcript.js';

/** How long the sign of somebody answering stays when nobody does (ms), and when we ask whether a letter got stuck. */
const patience = 20_000;
const doubt = 6000;

/**
 * @typedef {import('./api.js').Letter} Letter
 * @param {HTMLElement} element
 * @param {{
 *   token: string, words: Record<string, string>, language: string, zone: string, limits: import('./composer.js').Limits, placeholder: string, store: string | null,
 *   now: () => Date, fromTop?: boolean, tries?: string[], triesWord?: string, heard?: (letter: Letter) => void, said?: () => void, lost: () => void,
 * }} options `store`: where unsent texts wait; `fromTop`: begin at the head of the page; `lost`: the token is no longer known
 */
export function openConversation(element, options) {
  const { words } = options;
  // The server's clock counts, not the device's: a letter from later moves ours on, unless ours was put right meanwhile.
  let newest = { at: 0, heard: Date.now() };
  const now = () => new Date(Math.max(options.now().getTime(), newest.at + Date.now() - newest.heard));
  const api = openApi(options.token);
  const log = make('div', {
    class: 'chat',
    role: 'log',
    'aria-live': 'polite',
    'aria-busy': 'true',
    'aria-label': words.log,
    tabindex: '-1',
  });
  const note = make('p', { class: 'note', role: 'status', hidden: true });
  const typing = make('div', { class: 'typing-row', hidden: true }, typingBubble(words));
  const frame = make('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': words.log }, log, typing);
  const scroll = stayAtEnd(frame, log, words.newLetters ?? '');
  const transcript = makeTranscript(log, options);
  const composer = makeComposer({ words, placeholder: options.placeholder, limits: options.limits, say, warn });
  element.replaceChildren(
    frame,
    make('div', { class: 'below' }, scroll.button, note, tryChips(options, composer.suggest), composer.element),
  );

  /** @type {Map<number, import('./transcript.js').Entry>} */
  const letters = new Map();
  const cards = makeCards();
  /** What could not be kept by the server, to be said once more. @type {Map<string, import('./outgoing.js').Mine>} */
  const unsaid = new Map();
  const own = makeOwn(transcript, words, (id, refused) => {
    const one = unsaid.get(id);
    if (refused && one) outgoing.say(one);
    else outgoing.now();
  });
  let latest = 0;
  let fresh = false;
  let away = false;
  let closed = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let asking;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let tired;
  const outgoing = openOutgoing(api, { store: options.store, fate, lost });
  /** @type {(() => void) | undefined} */
  let stop;
  start();

  async function start() {
    const known = await refresh();
    if (closed) return;
    if (!known) {
      here(false);
      setTimeout(start, 3000);
      return;
    }
    here(true);
    for (const one of outgoing.left())
      if (own.has(one.id)) outgoing.forget(one);
      else speak(one);
    fresh = true;
    log.removeAttribute('aria-busy');
    scroll.begin(options.fromTop ?? false);
    stop = follow(api, { after: () => latest, letter: hear, here, lost });
    document.addEventListener('visibilitychange', back);
  }

  /** Both sides as the server has them; what is shown already stays as it is. */
  async function refresh() {
    try {
      const { said, letters: sent, states = {} } = await api.history();
      const all = [
        ...sent.map((letter) => ({ place: letter.seq, letter })),
        ...said.map((one) => ({ place: one.afterSeq + 0.5, said: one })),
      ];
      for (const one of all.sort((a, b) => a.place - b.place)) {
        if ('letter' in one) hear(one.letter);
        else remember(one.said);
      }
      for (const [number, state] of Object.entries(states)) cards.stands(Number(number), state);
      return true;
    } catch (error) {
      if (/** @type {{ status?: number }} */ (error).status === 401) lost();
      return false;
    }
  }

  /** What was heard is not always taken: a file that is not in the history was refused, and a letter says why. @param {string} id */
  async function wasKept(id) {
    const { said } = await api.history().catch(() => ({ said: null }));
    if (said && !said.some((one) => one.id === id && one.files?.length)) own.fate(id, { kind: 'not-kept' });
  }

  function back() {
    if (document.visibilityState !== 'visible') return;
    refresh().then(acknowledge);
  }

  /** @param {Letter} letter */
  function hear(letter) {
    if (letters.has(letter.seq)) return;
    latest = Math.max(latest, letter.seq);
    const at = letter.at ? new Date(letter.at) : now();
    if (at > now()) newest = { at: at.getTime(), heard: Date.now() };
    const card = { letter, bubble: /** @type {HTMLElement} */ (document.createElement('div')) };
    card.bubble = letterBubble(
      letter,
      words,
      (file) => api.file(file.url),
      (choice) => choose(card, choice.id),
    );
    const old = letter.replaces ? letters.get(letter.replaces) : undefined;
    cards.add(card);
    if (old) transcript.swap(old, card.bubble);
    letters.set(letter.seq, old ?? transcript.add(letter.seq, at, card.bubble));
    if (!fresh) return;
    typing.hidden = true;
    if (old) card.bubble.scrollIntoView({ block: 'nearest' });
    else scroll.newer();
    acknowledge();
    options.heard?.(letter);
  }

  /** What was said on an earlier visit, or in another window. @param {import('./api.js').Said} said */
  function remember({ id, text, choice, files, at, afterSeq }) {
    if (own.has(id) || text?.startsWith('/start')) return;
    if (text) cards.typed(text);
    const chosen = choice ? (cards.chosen(choice, afterSeq) ?? words.chosen ?? '') : null;
    const shown = (files ?? []).map((file) => ({ ...file, load: () => api.file(file.url) }));
    own.show({ id, text: chosen ?? text ?? null, files: shown, at: new Date(at), afterSeq });
    own.fate(id, { kind: 'received' });
  }

  /** @param {import('./cards.js').Card} card @param {string} id */
  function choose(card, id) {
    const label = chosenWords(card.letter.choices ?? [], id);
    cards.close(card);
    log.focus({ preventScroll: true });
    say({ choice: id, ...(label ? { label } : {}) });
  }

  /** @param {{ text?: string, choice?: string, label?: string, file?: File, seconds?: number }} what */
  function say(what) {
    if (what.text) cards.typed(what.text);
    if (!away) warn('');
    speak({ id: freshId(), ...what, at: now().toISOString(), afterSeq: latest });
    scroll.end();
    options.said?.();
  }

  /** @param {import('./outgoing.js').Mine} one */
  function speak(one) {
    const { id, file, seconds = null, afterSeq } = one;
    const files = file ? [{ kind: kindOf(file), seconds, load: async () => file, name: file.name }] : [];
    unsaid.set(id, one);
    own.show({ id, text: one.label ?? one.text ?? null, files, at: new Date(one.at), afterSeq });
    outgoing.say(one);
  }

  /** @param {string} id @param {import('./outgoing.js').Fate} fate */
  function fate(id, fate) {
    own.fate(id, fate);
    if (fate.kind !== 'received') return;
    if (unsaid.get(id)?.file) wasKept(id);
    if (unsaid.delete(id) && fresh) expect();
  }

  /** Somebody is answering; and a letter that got stuck is asked for. */
  function expect() {
    const before = latest;
    typing.hidden = false;
    scroll.newer();
    clearTimeout(tired);
    tired = setTimeout(() => {
      typing.hidden = true;
    }, patience);
    setTimeout(() => latest === before && acknowledge(), doubt);
  }

  /** Tells the server what has arrived on this screen: this is what makes a letter delivered. */
  function acknowledge() {
    if (document.visibilityState !== 'visible') return;
    clearTimeout(asking);
    asking = setTimeout(
      () =>
        api.letters(latest).then(
          (missed) => missed.forEach(hear),
          () => {},
        ),
      300,
    );
  }

  function lost() {
    if (closed) return;
    closed = true;
    options.lost();
  }

  /** @param {boolean} connected */
  function here(connected) {
    if (away === !connected) return;
    away = !connected;
    warn(away ? (words.away ?? '') : '');
  }

  /** @param {string} text */
  function warn(text) {
    note.hidden = text === '';
    note.textContent = text;
  }

  return {
    /** Says a text without a bubble: the deep link of a second visit. @param {string} text */
    quietly: (text) => outgoing.say({ id: freshId(), text, at: now().toISOString(), afterSeq: latest }),
    end: scroll.end,
    warn,
    close() {
      closed = true;
      stop?.();
      composer.close();
      outgoing.stop();
      document.removeEventListener('visibilitychange', back);
    },
  };
}
