/**
 * Every page with invented data, for eyes: `npx esbuild test/web/preview.ts --bundle --platform=node --format=esm --packages=external
 * --outfile=node_modules/.preview/server.mjs && node node_modules/.preview/server.mjs`, then http://127.0.0.1:3999/ ,
 * /o/answered (and every state of samples.ts), /chat, /demo, /trouble/busy.
 */

import { serve } from '@hono/node-server';
import { previewApp } from './preview-app.ts';

serve({ fetch: previewApp().fetch, port: Number(process.env.PORT ?? 3999), hostname: '127.0.0.1' }, ({ port }) =>
  console.log(`http://127.0.0.1:${port}/`),
);
