/** The chat page: finds or begins this person's chat and opens the conversation. */

import { ApiError, beginChat } from './api.js';
import { openConversation } from './conversation.js';
import { keep, recall } from './keep.js';
import { make } from './make.js';

const place = /** @type {HTMLElement} */ (document.querySelector('[data-chat]'));
const { words: text = '{}', language = 'zh-CN', zone = 'UTC', limits = '{}', start, now = '' } = place.dataset;
const opened = Date.now();
const serverTime = Date.parse(now) || opened;
/** @type {Record<string, string>} */
const words = JSON.parse(text);
const tokenKey = 'huying.chat';
const unsentKeys = 'huying.unsent.';

open(recall(tokenKey), start ?? null);

/** @param {string | null} token @param {string | null} payload @param {string} [told] what happened to the chat before */
async function open(token, payload, told) {
  const known = token ?? (await begin(payload));
  keep(tokenKey, known);
  const conversation = openConversation(place, {
    token: known,
    words,
    language,
    zone,
    limits: JSON.parse(limits),
    placeholder: words.placeholder ?? '',
    store: unsentKeys,
    now: () => new Date(serverTime + Date.now() - opened),
    lost() {
      conversation.close();
      keep(tokenKey, null);
      open(null, null, words.lost);
    },
  });
  if (told) conversation.warn(told);
  // A scan in a chat that exists is said in that chat, once.
  if (token && payload) conversation.quietly(`/start ${payload}`);
  if (payload) forgetPayload();
}

/** A new chat; again and again until the network is there. @param {string | null} payload @returns {Promise<string>} */
async function begin(payload) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await beginChat(language, payload);
    } catch (error) {
      const wait = error instanceof ApiError && error.after ? error.after : Math.min(30, 2 ** tries);
      const note = make(
        'p',
        { class: 'note', role: 'status' },
        (error instanceof ApiError && error.said) || (words.cannotStart ?? ''),
      );
      place.replaceChildren(note);
      await new Promise((resolve) => setTimeout(resolve, wait * 1000));
    }
  }
}

function forgetPayload() {
  const address = new URL(location.href);
  address.searchParams.delete('start');
  history.replaceState(null, '', address);
}
