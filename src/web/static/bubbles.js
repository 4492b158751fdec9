/** What is said, as bubbles. Texts go in as texts, line breaks by the style sheet. */

import { choiceButtons } from './choices.js';
import { copyOnPress } from './copy.js';
import { fill, make, sign } from './make.js';
import { mediaOf } from './media.js';

/**
 * @param {import('./api.js').Letter} letter @param {Record<string, string>} words
 * @param {(file: import('./api.js').ChatFile) => Promise<Blob>} load @param {(choice: import('./api.js').Choice) => void} choose
 * @returns {HTMLElement}
 */
export function letterBubble(letter, words, load, choose) {
  const code = receiptCode(letter);
  const files = (letter.files ?? []).map((file) =>
    mediaOf({ kind: file.kind, seconds: file.seconds, load: () => load(file) }, words),
  );
  const choices = letter.choices ?? [];
  const wide = choices.length > 0 || code !== null;
  return make(
    'div',
    { class: wide ? 'b letter' : 'b', 'data-seq': letter.seq },
    make('span', { class: 'vh' }, words.theirs ?? ''),
    letter.text ? make('p', { class: 'text' }, ...withCode(letter.text, code)) : null,
    ...files,
    choices.length > 0 ? choiceButtons(choices, choose) : null,
    code === null ? null : codeButtons(code, words),
  );
}

/**
 * @param {{ text?: string | null, files: import('./media.js').Shown[] }} said @param {Record<string, string>} words
 * @returns {HTMLElement}
 */
export function ownBubble({ text, files }, words) {
  return make(
    'div',
    { class: !text && files.every((file) => file.kind === 'photo') ? 'b me pic' : 'b me' },
    make('span', { class: 'vh' }, words.mine ?? ''),
    text ? make('p', { class: 'text' }, text) : null,
    ...files.map((file) => mediaOf(file, words)),
  );
}

/** Under one's own bubble: on its way, received, or kept. @param {HTMLElement} line @param {import('./outgoing.js').Fate} fate @param {Record<string, string>} words @param {() => void} again */
export function showFate(line, fate, words, again) {
  const button = make(
    'button',
    { type: 'button', class: 'link-button' },
    words[fate.kind === 'refused' ? 'again' : 'sendNow'] ?? '',
  );
  button.addEventListener('click', again);
  line.className = fate.kind === 'refused' || fate.kind === 'not-kept' ? 'sent failed' : 'sent';
  if (fate.kind === 'sending')
    line.replaceChildren(fate.percent === undefined ? (words.sending ?? '') : fill(words.percent, { n: fate.percent }));
  if (fate.kind === 'received') line.replaceChildren(sign('ok'), words.received ?? '');
  if (fate.kind === 'not-kept') line.replaceChildren(sign('late'), words.notKept ?? '');
  if (fate.kind === 'waiting')
    line.replaceChildren(make('span', {}, words[fate.slow ? 'tooMany' : 'waiting'] ?? ''), button);
  if (fate.kind === 'refused')
    line.replaceChildren(
      sign('late'),
      make('span', {}, fate.said ?? words[fate.large ? 'tooBig' : 'refused'] ?? ''),
      ...(fate.large ? [] : [button]),
    );
}

/** 10月19日 周一 21:14, and within a day only the time. @param {string} text */
export const dayLine = (text) => make('div', { class: 'day' }, text);

/** @param {Record<string, string>} words */
export const typingBubble = (words) =>
  make('div', { class: 'b typing' }, make('i', { 'aria-hidden': 'true' }, make('b')), words.typing ?? '');

/** The code is worth copying where it is handed out. @param {import('./api.js').Letter} letter */
function receiptCode({ text, about }) {
  const code = about?.code;
  if (!code) return null;
  const bare = code.replace(/-/g, '');
  const grouped = `${bare.slice(0, 4)}-${bare.slice(4, 8)}-${bare.slice(8)}`;
  if (about.event === 'submit' || text.includes(grouped)) return grouped;
  return null;
}

/** The code does not break in the middle of a line. @param {string} text @param {string | null} code */
function withCode(text, code) {
  const at = code === null ? -1 : text.indexOf(code);
  if (code === null || at < 0) return [text];
  return [text.slice(0, at), make('span', { class: 'code' }, code), text.slice(at + code.length)];
}

/** @param {string} code @param {Record<string, string>} words */
function codeButtons(code, words) {
  const button = make('button', { type: 'button', class: 'btn' }, sign('copy'), make('span', {}, words.copyCode ?? ''));
  copyOnPress(button, code, words.copied ?? '');
  return make(
    'div',
    { class: 'code-buttons' },
    button,
    make('a', { class: 'btn', href: `/o/${code}`, target: '_blank', rel: 'noopener' }, words.openCode ?? ''),
  );
}
