/** Where one writes, speaks and sends photos. */

import { fill, make, sign } from './make.js';
import { kindOf } from './media.js';
import { canRecord } from './recorder.js';
import { speak } from './speaking.js';

/**
 * What the server takes at once: bytes of a file, signs of a text, and which files.
 * @typedef {{ bytes: number, signs: number, files: string }} Limits
 */

/**
 * @param {{ words: Record<string, string>, placeholder: string, limits: Limits, say: (what: { text?: string, file?: File, seconds?: number }) => void, warn: (text: string) => void }} options
 */
export function makeComposer({ words, placeholder, limits, say, warn }) {
  const field = /** @type {HTMLTextAreaElement} */ (
    make('textarea', {
      class: 'field',
      rows: 1,
      'aria-label': placeholder,
      placeholder,
      enterkeyhint: 'send',
    })
  );
  /** @param {string} shape @param {string | undefined} label @param {string} accept @returns {[HTMLButtonElement, HTMLInputElement]} */
  const tool = (shape, label, accept) => [
    make('button', { type: 'button', class: 'tool', 'aria-label': label, title: label }, sign(shape)),
    make('input', { type: 'file', accept, multiple: true, hidden: true, 'aria-label': label, tabindex: '-1' }),
  ];
  const [photo, photos] = tool('photo', words.photo, 'image/*,video/*');
  const [paper, papers] = tool('file', words.file, limits.files);
  const [voice, sounds] = tool('voice', words.voice, 'audio/*');
  const send = make('button', { class: 'tool fill' }, words.send ?? '');
  const room = make('p', { class: 'room', role: 'status', hidden: true });
  const form = make(
    'form',
    { class: 'composer', 'aria-label': words.composer },
    make('div', { class: 'tools' }, photo, photos, paper, papers, voice, sounds),
    make('div', { class: 'write' }, field, send),
    room,
  );

  const grow = () => {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight + 3, 200)}px`;
    // Said before it is sent: what does not fit would come back, and the words would be gone from the box.
    const left = limits.signs - field.value.trim().length;
    room.hidden = left > limits.signs / 10;
    room.textContent = room.hidden ? '' : fill(words[left < 0 ? 'signsOver' : 'signsLeft'], { n: Math.abs(left) });
    if (left < 0) field.setAttribute('aria-invalid', 'true');
    else field.removeAttribute('aria-invalid');
    form.classList.toggle('writing', field.value !== '');
  };
  /** @param {File} file @param {number} [seconds] */
  const sendFile = (file, seconds) => {
    if (file.size > limits.bytes) warn(words.tooBig ?? '');
    else say(seconds === undefined ? { file } : { file, seconds });
  };

  field.addEventListener('input', grow);
  field.addEventListener('keydown', (event) => {
    // 229: an input method is choosing signs; its Enter is not ours. On a phone Enter makes a line.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    if (!matchMedia('(pointer: fine)').matches) return;
    event.preventDefault();
    form.requestSubmit();
  });
  field.addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])].filter((file) => kindOf(file) === 'photo');
    if (files.length > 0) event.preventDefault();
    for (const file of files) sendFile(file);
  });
  form.addEventListener('submit', (/** @type {Event} */ event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (!text || text.length > limits.signs) return field.focus();
    say({ text });
    field.value = '';
    grow();
    field.focus();
  });
  photo.addEventListener('click', () => photos.click());
  paper.addEventListener('click', () => papers.click());
  for (const input of [photos, papers, sounds]) {
    input.addEventListener('change', () => {
      for (const file of input.files ?? []) sendFile(file);
      input.value = '';
    });
  }
  let opening = false;
  /** @type {(() => void) | undefined} */
  let drop;
  voice.addEventListener('click', async () => {
    if (!canRecord()) return sounds.click();
    // While the browser still asks whether it may, a second press would open a second microphone.
    if (opening) return;
    opening = true;
    try {
      drop = await speak(form, words, sendFile, warn);
    } catch {
      warn(words.noMicrophone ?? '');
    }
    opening = false;
  });

  return {
    element: form,
    /** @param {string} text */
    suggest(text) {
      field.value = text;
      grow();
      field.focus();
    },
    focus: () => field.focus(),
    /** Nobody listens any more: a microphone that is open is closed. */
    close: () => drop?.(),
  };
}

/** Words to try: a press puts them into the composer. @param {{ tries?: string[], triesWord?: string }} options @param {(text: string) => void} suggest */
export function tryChips({ tries = [], triesWord = '' }, suggest) {
  if (tries.length === 0) return null;
  const chips = tries.map((text) => {
    const chip = make('button', { type: 'button', class: 'chip' }, text);
    chip.addEventListener('click', () => suggest(text));
    return chip;
  });
  return make('div', { class: 'chips', role: 'group', 'aria-label': triesWord }, ...chips);
}
