/** Speaking instead of writing: the bar that takes the composer's place while somebody records. */

import { fill, make } from './make.js';
import { mediaOf } from './media.js';
import { record } from './recorder.js';

/** Five minutes of a voice. */
const limit = 300;

/**
 * The composer gives way to the recording and comes back after it; gives back how the recording is dropped.
 * @param {HTMLFormElement} form @param {Record<string, string>} words @param {(file: File, seconds: number) => void} sendFile @param {(text: string) => void} warn
 */
export async function speak(form, words, sendFile, warn) {
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
