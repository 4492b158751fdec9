/** How our TypeScript becomes something that Node runs: the same for the program, for tests' processes and benches. */

import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { root } from './sources.mjs';

/**
 * Prisma ships its query compiler as text inside JavaScript, which keeps 13 MB of a running server for nothing. Here it
 * becomes a file that is read once and let go.
 */
const compilerAsFile = {
  name: 'compiler-as-file',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.wasm-base64\.mjs$/ }, ({ path }) => ({ path, namespace: 'compiler' }));
    onResolve({ filter: /./, namespace: 'compiler' }, ({ path }) =>
      path.startsWith('node:') ? { path, external: true } : { path, namespace: 'compiler-bytes' },
    );
    onLoad({ filter: /./, namespace: 'compiler' }, ({ path }) => ({
      contents: `import { readFileSync } from 'node:fs';
        import file from '${path.replace('wasm-base64.mjs', 'wasm')}';
        export const wasm = readFileSync(new URL(file, import.meta.url));`,
    }));
    onLoad({ filter: /./, namespace: 'compiler-bytes' }, async ({ path }) => {
      const { wasm } = await import(path.replace('.wasm', '.wasm-base64.mjs'));
      return { contents: Buffer.from(wasm, 'base64'), loader: 'file' };
    });
  },
};

export const bundleOptions = {
  absWorkingDir: root,
  bundle: true,
  splitting: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  sourcemap: 'linked',
  sourcesContent: false,
  logLevel: 'warning',
  plugins: [compilerAsFile],
};

/** What browsers load: each page's script in one piece, for a phone on a slow line pays for every request. */
export const pageOptions = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  logLevel: 'warning',
  entryPoints: ['chat.js', 'demo.js', 'page.js', 'huying.css', 'mark.svg'].map((name) => `src/web/static/${name}`),
  loader: { '.svg': 'copy' },
};

/** Bundles one file beside the program and returns what to run; inside the checkout, where packages are found. */
export async function bundleAside(file) {
  const folder = join(root, 'node_modules/.cache/huying', basename(file, '.ts'));
  await build({ ...bundleOptions, entryPoints: { main: file }, outdir: folder });
  return join(folder, 'main.js');
}
