/** What the person said and we do not know to be kept yet: in order, again and again with the same id, across a reload. */

import { ApiError } from './api.js';
import { keep, recallAll } from './keep.js';

/**
 * @typedef {import('./api.js').Sending & { label?: string, at: string, afterSeq: number }} Mine
 * @typedef {{ kind: 'sending', percent?: number } | { kind: 'received' } | { kind: 'waiting', slow?: boolean } | { kind: 'refused', said?: string, large?: boolean } | { kind: 'not-kept' }} Fate
 */

/**
 * @param {import('./api.js').Api} api
 * @param {{ store: string | null, fate: (id: string, fate: Fate) => void, lost: () => void }} hooks `store`: how the names begin under which texts wait for the next visit; one for each, for several windows may be open
 */
export function openOutgoing(api, { store, fate, lost }) {
  /** @type {Mine[]} */
  const queue = [];
  let busy = false;
  let tries = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let next;

  /** Files do not fit in there: they wait only as long as the page is open. @param {Mine} mine */
  const remember = (mine) => {
    if (store && !mine.file) keep(store + mine.id, JSON.stringify(mine));
  };
  /** Kept by the server: nothing waits any more. @param {Mine} mine */
  const forget = (mine) => {
    if (store) keep(store + mine.id, null);
  };

  async function work() {
    clearTimeout(next);
    const mine = queue[0];
    if (busy || !mine) return;
    busy = true;
    fate(mine.id, { kind: 'sending' });
    try {
      await api.send(mine, (percent) => fate(mine.id, { kind: 'sending', percent }));
      tries = 0;
      leave(mine, { kind: 'received' });
    } catch (error) {
      fail(mine, error);
    }
    busy = false;
    if (queue[0] && tries === 0) work();
  }

  /** @param {Mine} mine @param {unknown} error */
  function fail(mine, error) {
    const { status = 0, said, after } = error instanceof ApiError ? error : {};
    if (status === 401) return lost();
    if (status >= 400 && status < 500 && status !== 408 && status !== 429) {
      tries = 0;
      return leave(mine, { kind: 'refused', large: status === 413, ...(said ? { said } : {}) });
    }
    tries += 1;
    fate(mine.id, { kind: 'waiting', slow: status === 429 });
    next = setTimeout(work, after ? after * 1000 : Math.min(30_000, 1000 * 2 ** tries));
  }

  /** @param {Mine} mine @param {Fate} end */
  function leave(mine, end) {
    queue.splice(queue.indexOf(mine), 1);
    forget(mine);
    fate(mine.id, end);
  }

  addEventListener('online', work);
  return {
    /** @param {Mine} mine */
    say(mine) {
      queue.push(mine);
      remember(mine);
      if (queue.length > 1) fate(mine.id, { kind: 'sending' });
      work();
    },
    forget,
    /** At once, however long we meant to wait. */
    now: work,
    /** What an earlier visit or another window left behind, in the order it was said. @returns {Mine[]} */
    left: () => (store ? recallAll(store) : []).map((text) => JSON.parse(text)).sort((a, b) => (a.at < b.at ? -1 : 1)),
    stop() {
      clearTimeout(next);
      removeEventListener('online', work);
    },
  };
}
