/** A server process under load, for tests that kill it: `node main.js DATABASE_URL DATA_DIR NAME`. Tells each step in a line. */

import { buildWorld } from '../../src/build-world.ts';
import { outboxLoop } from '../../src/flow/outbox-loop.ts';
import { receiveFrom } from '../../src/flow/receive-message.ts';
import { post } from './post.ts';

const [databaseUrl = '', dataDir = '', name = ''] = process.argv.slice(2);
const tell = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

const config = {
  databaseUrl,
  port: 0,
  host: '127.0.0.1',
  publicUrl: 'http://localhost:3000',
  logLevel: 'silent',
  secret: 'a secret only for tests',
  place: 'kunming',
  demo: false,
  policyPath: null,
  dataDir,
};
const { world, onWake } = await buildWorld(config, { server: true });
const channel = post();
channel.answer = (letter) => {
  tell({ sent: letter.id });
  return { evidence: 1 };
};
await channel.start(receiveFrom(world, channel));
onWake(outboxLoop(world, new Map([[channel.name, channel]])).wake);
tell({ ready: name });

async function citizen(address: string): Promise<void> {
  for (let round = 0; ; round++)
    for (const what of [{ text: '门口的路灯坏了半个月' }, { choice: 'confirm.1' }]) {
      const message = { id: `${address} ${round} ${'text' in what ? 'told' : 'sure'}`, address, ...what };
      tell({ sending: message });
      await channel.hear({ kind: 'said', message: { ...message, at: world.now() } });
      tell({ confirmed: message.id });
    }
}
await Promise.all(Array.from({ length: 8 }, (_, index) => citizen(`${name} ${index}`)));
