/** The web chat as a channel: letters are asked for by the client, so sending means ringing at its open streams. */

import type { Abilities, Channel, Heard, Letter } from '../../src/channel.ts';

export interface WebChat extends Channel {
  /** What a client sent; resolves after the commit. */
  hear(heard: Heard): Promise<void>;
  /** Calls back whenever a letter for this chat has left; returns how to stop listening. */
  listen(address: string, ring: () => void): () => void;
}

const can: Abilities = { buttons: true, edits: true, media: true, pulled: true, longestText: 20_000, deliveredAt: 2 };

export function webChat(name: 'web' | 'terminal' = 'web'): WebChat {
  const listeners = new Map<string, Set<() => void>>();
  let receive: ((heard: Heard) => Promise<void>) | null = null;
  return {
    name,
    can,
    start: async (hear) => {
      receive = hear;
    },
    send: async (letter: Letter) => {
      for (const ring of listeners.get(letter.address) ?? []) ring();
      return { evidence: 1 };
    },
    stop: async () => {
      receive = null;
      for (const rings of listeners.values()) for (const ring of rings) ring();
      listeners.clear();
    },
    state: () => (receive ? 'on' : 'off'),
    hear: async (heard) => {
      if (!receive) throw new Error('The web chat is stopped; the client sends again.');
      await receive(heard);
    },
    listen: (address, ring) => {
      const rings = listeners.get(address) ?? new Set();
      listeners.set(address, rings.add(ring));
      return () => {
        rings.delete(ring);
        if (rings.size === 0) listeners.delete(address);
      };
    },
  };
}
