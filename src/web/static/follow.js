/** Keeps letters coming: the stream while it lives, asking when it does not. Nothing is lost or doubled: `seq` is the key. */

import { ApiError } from './api.js';

/** A stream that says nothing for so long is dead, whatever the browser believes. */
const silence = 70_000;

/**
 * @param {import('./api.js').Api} api
 * @param {{ after: () => number, letter: (letter: import('./api.js').Letter) => void, here: (here: boolean) => void, lost: () => void }} hooks
 * @returns {() => void} stops it
 */
export function follow(api, hooks) {
  const stopped = new AbortController();
  run(api, hooks, stopped.signal).catch((error) => {
    if (!stopped.signal.aborted) throw error;
  });
  return () => stopped.abort();
}

/** @param {import('./api.js').Api} api @param {Parameters<typeof follow>[1]} hooks @param {AbortSignal} stopped */
async function run(api, hooks, stopped) {
  for (let tries = 0; !stopped.aborted; tries += 1) {
    const began = Date.now();
    try {
      await listen(api, hooks, stopped);
    } catch (error) {
      if (gone(error)) return hooks.lost();
    }
    if (stopped.aborted) return;
    if (Date.now() - began > 5000) tries = 0;
    if (tries > 0) hooks.here(false);
    await pause(Math.min(30_000, 500 * 2 ** tries) * (0.75 + Math.random() / 2), stopped);
    try {
      for (const letter of await api.letters(hooks.after())) hooks.letter(letter);
      hooks.here(true);
    } catch (error) {
      if (gone(error)) return hooks.lost();
    }
  }
}

/** @param {import('./api.js').Api} api @param {Parameters<typeof follow>[1]} hooks @param {AbortSignal} stopped */
async function listen(api, hooks, stopped) {
  const ended = new AbortController();
  const end = () => ended.abort();
  stopped.addEventListener('abort', end, { once: true });
  let watch = setTimeout(end, silence);
  const alive = () => {
    clearTimeout(watch);
    watch = setTimeout(end, silence);
  };
  try {
    await api.stream(hooks.after(), {
      open: () => hooks.here(true),
      letter: hooks.letter,
      signal: ended.signal,
      alive,
    });
  } finally {
    clearTimeout(watch);
    stopped.removeEventListener('abort', end);
  }
}

/** @param {unknown} error */
const gone = (error) => error instanceof ApiError && (error.status === 401 || error.status === 403);

/** Cut short when the network or the person is back. @param {number} milliseconds @param {AbortSignal} stopped @returns {Promise<void>} */
function pause(milliseconds, stopped) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      stopped.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    addEventListener('online', done);
    stopped.addEventListener('abort', done);
  });
}
