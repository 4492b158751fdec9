/** A phone of the web chat: everything goes through the HTTP API that any client uses. */

import type { Hono } from 'hono';
import type { LetterRead } from '../../src/store/chat-letters.ts';
import type { Phone, Shown } from './theatre.ts';

type Seen = Pick<LetterRead, 'seq' | 'text' | 'choices' | 'about'>;

export function webPhones(app: Hono, deliver: () => Promise<void>): (name: string) => Phone {
  return () => {
    let token = '';
    let last = 0;
    let said = 0;
    const seen: Seen[] = [];
    const call = async (path: string, init: RequestInit = {}) => {
      const response = await app.request(`/api/v1/chat${path}`, {
        ...init,
        headers: { ...(token ? { Authorization: `Bearer ${token}` } : {}), ...init.headers },
      });
      if (!response.ok)
        throw new Error(`${init.method ?? 'GET'} ${path} answered ${response.status}: ${await response.text()}`);
      return response;
    };
    const post = async (path: string, body: object) => {
      const response = await call(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      await deliver();
      return response;
    };
    const id = () => `m${++said}`;
    return {
      open: async (start, language) => {
        const response = await post('', { start, ...(language ? { language } : {}) });
        token = ((await response.json()) as { token: string }).token;
      },
      say: async (text) => void (await post('/messages', { id: id(), text })),
      tap: async (label, earlier = 0) => {
        const choice = seen
          .toReversed()
          .flatMap((letter) => letter.choices)
          .filter((one) => one.label === label)[earlier];
        if (!choice)
          throw new Error(
            `No button "${label}" has been shown; the newest were ${JSON.stringify(seen.at(-1)?.choices.map((one) => one.label))}`,
          );
        await post('/messages', { id: id(), choice: choice.id });
      },
      quote: async (number, text) => {
        const letter = seen.findLast((one) => one.about?.number === number);
        if (!letter) throw new Error(`No letter about ${number} has been shown.`);
        await post('/messages', { id: id(), text, quote: letter.seq });
      },
      photo: async (text) => {
        const form = new FormData();
        form.set('id', id());
        if (text) form.set('text', text);
        form.set('file', new File([smallPicture], 'photo.png', { type: 'image/png' }));
        await call('/messages', { method: 'POST', body: form });
        await deliver();
      },
      read: async () => {
        const letters: Shown[] = [];
        for (;;) {
          const came = (await (await call(`/messages?after=${last}`)).json()) as Seen[];
          if (came.length === 0) return letters;
          seen.push(...came);
          letters.push(...came.map(({ text, choices }) => ({ text, choices })));
          last = came.at(-1)?.seq ?? last;
        }
      },
    };
  };
}

/** One grey dot, a real PNG. */
const smallPicture = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='),
  (sign) => sign.charCodeAt(0),
);
