/** `receiveMessage` itself, in this process, with the outbox at work. */

import { receiveMessage } from '../src/flow/receive-message.ts';
import type { Way } from './loads.ts';
import type { Town } from './town.ts';

export function directWay({ world, webChat }: Town): Way {
  let said = 0;
  return {
    send: (citizen, what) =>
      receiveMessage(world, webChat, { id: `direct ${++said}`, address: citizen.address, at: world.now(), ...what }),
    nextLetter: (citizen) =>
      new Promise((resolve) => {
        const leave = webChat.listen(citizen.address, () => {
          leave();
          resolve(performance.now());
        });
      }),
  };
}
