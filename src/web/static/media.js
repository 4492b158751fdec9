/** Photos, voices, videos and papers in a conversation. Each is fetched with the chat's token, when it is wanted. */

import { fill, make, sign } from './make.js';

/**
 * @typedef {{ kind: string, seconds: number | null, load: () => Promise<Blob>, name?: string }} Shown
 * @param {Shown} shown @param {Record<string, string>} words
 * @returns {HTMLElement}
 */
export function mediaOf(shown, words) {
  if (shown.kind === 'photo') return photo(shown, words);
  if (shown.kind === 'voice') return voice(shown, words);
  return paper(shown, words);
}

/** @param {File} file */
export const kindOf = (file) => {
  const first = file.type.split('/')[0];
  return first === 'image' ? 'photo' : first === 'audio' ? 'voice' : first === 'video' ? 'video' : 'document';
};

/** @param {Shown} shown @param {Record<string, string>} words */
function photo(shown, words) {
  const image = make('img', { alt: words.photoOf });
  const button = make('button', { type: 'button', class: 'b-photo' }, image);
  // No picture at all, or of a kind this browser does not know.
  image.addEventListener('error', () => button.replaceWith(paper(shown, words, words.cannotShow)));
  const show = async () => {
    try {
      image.src = URL.createObjectURL(await shown.load());
      return true;
    } catch {
      image.alt = words.cannotLoad ?? '';
      return false;
    }
  };
  let seen = show();
  button.addEventListener('click', async () => {
    if (await seen) enlarge(image.src, words);
    else seen = show();
  });
  return button;
}

/** @param {string} url @param {Record<string, string>} words */
function enlarge(url, words) {
  const close = make('button', { type: 'button', class: 'btn', autofocus: true }, sign('close'), words.close ?? '');
  const dialog = /** @type {HTMLDialogElement} */ (
    make(
      'dialog',
      { class: 'preview', 'aria-label': words.photoOf },
      make('img', { src: url, alt: words.photoOf }),
      close,
    )
  );
  dialog.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** One voice at a time. @type {HTMLAudioElement | null} */
let playing = null;

/** @param {Shown} shown @param {Record<string, string>} words */
function voice(shown, words) {
  const length = shown.seconds === null ? '' : fill(words.seconds, { n: Math.round(shown.seconds) });
  const button = make('button', { type: 'button', class: 'tool' }, sign('play'));
  const note = make('span', {}, length);
  /** @type {HTMLAudioElement | null} */
  let audio = null;
  const rest = () => {
    button.replaceChildren(sign('play'));
    button.setAttribute('aria-label', [words.play, length].filter(Boolean).join(' '));
  };
  rest();
  button.addEventListener('click', async () => {
    if (audio && !audio.paused) return audio.pause();
    try {
      audio ??= await sound(shown, rest);
      playing?.pause();
      playing = audio;
      await audio.play();
      button.replaceChildren(sign('pauseVoice'));
      button.setAttribute('aria-label', words.pause ?? '');
    } catch {
      note.textContent = words.cannotPlay ?? '';
      audio = null;
    }
  });
  return make('div', { class: 'voice' }, button, make('span', { class: 'wave', 'aria-hidden': 'true' }), note);
}

/** @param {Shown} shown @param {() => void} rest */
async function sound(shown, rest) {
  const audio = new Audio(URL.createObjectURL(await shown.load()));
  audio.onpause = audio.onended = rest;
  return audio;
}

/** @param {Shown} shown @param {Record<string, string>} words @param {string} [said] */
function paper(shown, words, said) {
  const word = said ?? words[shown.kind === 'video' ? 'video' : 'document'] ?? '';
  const button = make(
    'button',
    { type: 'button', class: 'link-button' },
    sign('file'),
    make('span', {}, said ? [said, shown.name].filter(Boolean).join(' ') : (shown.name ?? word)),
  );
  if (shown.name) button.setAttribute('aria-label', `${word} ${shown.name}`);
  button.addEventListener('click', async () => {
    try {
      const url = URL.createObjectURL(await shown.load());
      if (shown.kind === 'video')
        return button.replaceWith(make('video', { controls: true, autoplay: true, src: url }));
      const link = make('a', { href: url, download: shown.name ?? '' });
      link.click();
    } catch {
      button.lastChild.textContent = words.cannotLoad ?? '';
    }
  });
  return button;
}
