/** Where one writes, speaks and sends photos. */

import { fill, make, sign } from './make.js';
import { kindOf, mediaOf } from './media.js';
import { canRecord, record } from './recorder.js';

/** Five minutes of a voice. */
const limit = 300;

/**
 * @param {{ words: Record<string, string>, placeholder: string, maxBytes: number, say: (what: { text?: string, file?: File, seconds?: number }) => void, warn: (text: string) => void }} options
 */
export function makeComposer({ words, placeholder, maxBytes, say, warn }) {
  const field = /** @type {HTMLTextAreaElement} */ (
    make('textarea', {
      class: 'field',
      rows: 1,
      'aria-label': placeholder,
      placeholder,
      maxlength: 20000,
      enterkeyhint: 'send',
    })
  );
  const photos = make('input', {
    type: 'file',
    accept: 'image/*,video/*',
    multiple: true,
    hidden: true,
    'aria-label': words.photo,
    tabindex: '-1',
  });
  const sounds = make('input', {
    type: 'file',
    accept: 'audio/*',
    hidden: true,
    'aria-label': words.voice,
    tabindex: '-1',
  });
  const photo = make(
    'button',
    { type: 'button', class: 'tool', 'aria-label': words.photo, title: words.photo },
    sign('photo'),
  );
  const voice = make(
    'button',
    { type: 'button', class: 'tool', 'aria-label': words.voice, title: words.voice },
    sign('voice'),
  );
  const send = make('button', { class: 'tool fill' }, words.send ?? '');
  const form = make(
    'form',
    { class: 'composer', 'aria-label': words.composer },
    make('div', { class: 'tools' }, photo, photos, voice, sounds),
    make('div', { class: 'write' }, field, send),
  );

  const grow = () => {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight + 3, 200)}px`;
  };
  /** @param {File} file @param {number} [seconds] */
  const sendFile = (file, seconds) => {
    if (file.size > maxBytes) warn(words.tooBig ?? '');
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
    if (!text) return field.focus();
    say({ text });
    field.value = '';
    grow();
    field.focus();
  });
  photo.addEventListener('click', () => photos.click());
  for (const input of [photos, sounds]) {
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

/**
 * The composer gives way to the recording and comes back after it; gives back how the recording is dropped.
 * @param {HTMLFormElement} form @param {Record<string, string>} words @param {(file: File, seconds: number) => void} sendFile @param {(text: string) => void} warn
 */
async function speak(form, words, sendFile, warn) {
  const time = make('span', { class: 'seconds' }, fill(words.seconds, { n: 0 }));
  const drop = make('button', { type: 'button', class: 'btn quiet' }, words.dropRecording ?? '');
  const stop = make('button', { type: 'button', class: 'btn primary' }, words.stopRecording ?? '');
  const bar = make(
    'div',
    { class: 'composer recording', role: 'group', 'aria-label': words.recording },
    make('span', { class: 'live' }, make('span', { role: 'status' }, words.recording ?? ''), ' ', time),
    drop,
    stop,
  );
  const close = () => {
    bar.replaceWith(form);
    form.querySelector('textarea')?.focus();
  };
  const recording = await record({
    limit,
    second: (seconds) => {
      time.textContent = fill(words.seconds, { n: seconds });
    },
    full: () => {
      warn(words.longest ?? '');
      finish();
    },
  });
  // Meanwhile the conversation may have gone.
  if (!form.isConnected) return recording.drop();
  form.replaceWith(bar);
  stop.focus();
  drop.addEventListener('click', () => {
    recording.drop();
    close();
  });

  let finished = false;
  stop.addEventListener('click', () => finish());
  async function finish() {
    if (finished) return;
    finished = true;
    const { file, seconds } = await recording.stop();
    const listen = mediaOf({ kind: 'voice', seconds, load: async () => file }, words);
    const again = make('button', { type: 'button', class: 'btn quiet' }, words.dropRecording ?? '');
    const send = make('button', { type: 'button', class: 'btn primary' }, words.sendVoice ?? '');
    again.addEventListener('click', close);
    send.addEventListener('click', () => {
      close();
      sendFile(file, seconds);
    });
    bar.setAttribute('aria-label', words.recorded ?? '');
    bar.replaceChildren(listen, make('span', { class: 'vh', role: 'status' }, words.recorded ?? ''), again, send);
    send.focus();
  }
  return recording.drop;
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
