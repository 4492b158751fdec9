/**
 * The web chat's HTTP API. Knows nothing of the page.
 *
 * @typedef {{ id: string, kind: 'photo' | 'voice' | 'video' | 'document', mime: string, seconds: number | null, url: string }} ChatFile
 * @typedef {{ id: string, label: string, act?: string, n?: number, while?: string[] }} Choice
 * @typedef {{ event: string, number?: number, code?: string, state?: string, due?: string, level?: number }} About
 * @typedef {{ seq: number, text: string, choices?: Choice[] | null, about?: About | null, replaces?: number | null, files?: ChatFile[] | null, at?: string }} Letter
 * @typedef {{ id: string, text?: string | null, choice?: string | null, files?: ChatFile[] | null, at: string, afterSeq: number }} Said
 * @typedef {{ id: string, text?: string, choice?: string, file?: File, seconds?: number }} Sending
 */

/** The API said no. `status` 0: it could not be reached. */
export class ApiError extends Error {
  /** @param {number} status @param {string} [said] the server's own words for the person @param {number} [after] seconds to wait */
  constructor(status, said, after) {
    super(`The chat's API answered ${status}.`);
    this.name = 'ApiError';
    this.status = status;
    this.said = said;
    this.after = after;
  }
}

/** @param {string} language @param {string | null} start @returns {Promise<string>} the token of a new chat */
export async function beginChat(language, start) {
  const answer = await ask('/api/v1/chat', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ language, ...(start ? { start } : {}) }),
  });
  return (await answer.json()).token;
}

/** @param {string} token */
export function openApi(token) {
  const authorization = `Bearer ${token}`;
  return {
    /** Both sides of the conversation, and how the opinions in it stand now. @returns {Promise<{ said: Said[], letters: Letter[], states?: Record<string, string> }>} */
    history: async () => (await ask('/api/v1/chat/history', { headers: { authorization } })).json(),
    /** Asking acknowledges every letter up to `after`. @param {number} after @returns {Promise<Letter[]>} */
    letters: async (after) =>
      (await ask(`/api/v1/chat/messages?after=${after}`, { headers: { authorization } })).json(),
    /** Resolves when it is kept. The same id twice has one effect. @param {Sending} sending @param {(percent: number) => void} progress */
    send: (sending, progress) =>
      sending.file ? upload(authorization, sending, progress) : post(authorization, sending),
    /** Letters as they leave, until the connection ends. @param {number} after @param {{ open: () => void, letter: (letter: Letter) => void, signal: AbortSignal, alive: () => void }} hooks */
    stream: (after, hooks) => stream(authorization, after, hooks),
    /** A photo or a voice, as something the page can show. @param {string} url */
    file: async (url) => {
      const place = new URL(url, location.href);
      if (place.origin !== location.origin) throw new ApiError(403);
      return (await ask(place.href, { headers: { authorization } })).blob();
    },
  };
}
/** @typedef {ReturnType<typeof openApi>} Api */

/** @param {string} url @param {RequestInit} options @param {number} [seconds] */
async function ask(url, options, seconds = 30) {
  let answer;
  try {
    answer = await fetch(url, {
      cache: 'no-store',
      ...options,
      signal: options.signal ?? AbortSignal.timeout(seconds * 1000),
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new ApiError(0);
  }
  if (!answer.ok) throw refusal(answer.status, await answer.text().catch(() => ''), answer.headers.get('retry-after'));
  return answer;
}

/** @param {number} status @param {string} body @param {string | null} after */
function refusal(status, body, after) {
  let said;
  try {
    said = JSON.parse(body).message;
  } catch {
    // Not ours: a proxy's page.
  }
  return new ApiError(status, typeof said === 'string' ? said : undefined, Number(after) || undefined);
}

/** @param {string} authorization @param {Sending} sending */
async function post(authorization, { id, text, choice }) {
  const body = JSON.stringify(choice === undefined ? { id, text } : { id, choice });
  await ask('/api/v1/chat/messages', {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body,
  });
}

/** By XMLHttpRequest: fetch cannot tell how much has left. @param {string} authorization @param {Sending} sending @param {(percent: number) => void} progress @returns {Promise<void>} */
function upload(authorization, { id, text, file, seconds }, progress) {
  const form = new FormData();
  form.append('id', id);
  if (text) form.append('text', text);
  if (seconds !== undefined) form.append('seconds', String(seconds));
  form.append('file', /** @type {File} */ (file));
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/chat/messages');
    request.setRequestHeader('authorization', authorization);
    request.timeout = 600_000;
    request.upload.onprogress = (event) =>
      event.lengthComputable && progress(Math.floor((100 * event.loaded) / event.total));
    request.onload = () =>
      request.status < 300
        ? resolve()
        : reject(refusal(request.status, request.responseText, request.getResponseHeader('retry-after')));
    request.onerror = request.ontimeout = () => reject(new ApiError(0));
    request.send(form);
  });
}

/** Server-sent events by fetch, because EventSource cannot send the token. @param {string} authorization @param {number} after @param {{ open: () => void, letter: (letter: Letter) => void, signal: AbortSignal, alive: () => void }} hooks */
async function stream(authorization, after, { open, letter, signal, alive }) {
  const headers = { authorization, accept: 'text/event-stream', 'last-event-id': String(after) };
  const answer = await ask(`/api/v1/chat/stream?after=${after}`, { headers, signal });
  open();
  const reader = /** @type {ReadableStream<Uint8Array>} */ (answer.body).getReader();
  const decoder = new TextDecoder();
  for (let rest = ''; ; ) {
    const { value, done } = await reader.read();
    if (done) return;
    alive();
    const blocks = (rest + decoder.decode(value, { stream: true })).replace(/\r\n?/g, '\n').split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = block
        .split('\n')
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice(5).trimStart())
        .join('\n');
      if (data) for (const one of [JSON.parse(data)].flat()) letter(one);
    }
  }
}
