/** Files lie under DATA_DIR by their hash; what they are is decided by their content, never by their name. */

import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type IncomingFile, type MediaKind, mostFiles } from '../channel.ts';
import type { Spoken } from '../conversation/converse.ts';
import { clean } from '../conversation/hearing/clean.ts';
import { put, type Write } from '../store/writes.ts';
import type { World } from '../world.ts';

export interface KeptFile {
  readonly id: string;
  readonly kind: MediaKind;
  readonly write: Write;
}

/** 20 MB: the largest that every platform lets a bot fetch. */
export const largestFile = 20 * 1024 * 1024;

const allowed: readonly { readonly mime: RegExp; readonly kind: MediaKind }[] = [
  { mime: /^image\/(jpeg|png|webp|gif|heic)$/, kind: 'photo' },
  { mime: /^(audio\/.+|application\/ogg)$/, kind: 'voice' },
  { mime: /^video\/(mp4|webm|quicktime|3gpp)$/, kind: 'video' },
  { mime: /^application\/(pdf|vnd\.openxmlformats-officedocument\..+|msword|x-cfb)$/, kind: 'document' },
];

/** The same as a browser's file chooser is told. */
export const acceptedFiles = [
  ...['jpeg', 'png', 'webp', 'gif', 'heic'].map((type) => `image/${type}`),
  'audio/*',
  ...['mp4', 'webm', 'quicktime', '3gpp'].map((type) => `video/${type}`),
  'application/pdf',
  ...['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx'].map((end) => `.${end}`),
].join(',');

type Refused = Spoken['refusedFiles'][number];

/** Keeps what may be kept; says why the rest was not. */
export async function keepFiles(
  world: World,
  files: readonly IncomingFile[],
): Promise<{
  readonly kept: readonly KeptFile[];
  readonly refused: readonly Refused[];
  /** To be called after the commit: until then nobody owns these files. */
  readonly committed: () => Promise<void>;
}> {
  const kept: KeptFile[] = [];
  const marks: string[] = [];
  const refused: Refused[] = files.length > mostFiles ? ['too-many'] : [];
  for (const file of files.slice(0, mostFiles)) {
    const bytes = await file.bytes();
    const reason = bytes.length === 0 ? 'empty' : bytes.length > largestFile ? 'too-large' : null;
    if (reason) {
      refused.push(reason);
      continue;
    }
    const known = await typeOf(bytes);
    if (!known) {
      refused.push('wrong-type');
      continue;
    }
    // A recording made in a browser is a video container without a picture.
    const kind = file.kind === 'voice' && /^(audio|video)\//.test(known.mime) ? 'voice' : known.kind;
    const mime = kind === 'voice' ? known.mime.replace(/^video\//, 'audio/') : known.mime;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await place(world.dataDir, sha256, bytes);
    marks.push(join(marksIn(world.dataDir), sha256));
    const id = world.id();
    kept.push({
      id,
      kind,
      write: put('media', 'new', {
        id,
        sha256,
        kind,
        mime,
        bytes: bytes.length,
        seconds: file.seconds ?? null,
        name: file.name === undefined ? null : clean(file.name).slice(0, 120),
        createdAt: world.now(),
      }),
    });
  }
  return {
    kept,
    refused,
    committed: async () => {
      await Promise.all(marks.map((mark) => rm(mark, { force: true })));
    },
  };
}

export const pathOf = (dataDir: string, sha256: string): string => join(dataDir, 'media', sha256.slice(0, 2), sha256);

/** One mark for each file whose message is not committed yet: what keeps its mark was never said. */
export const marksIn = (dataDir: string): string => join(dataDir, 'arriving');

async function typeOf(bytes: Uint8Array): Promise<{ readonly mime: string; readonly kind: MediaKind } | undefined> {
  // Loaded with the first file: most letters have none.
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(bytes);
  const fit = found && allowed.find((one) => one.mime.test(found.mime));
  return fit && found ? { mime: found.mime, kind: fit.kind } : undefined;
}

/** Whole or not at all: written beside, then renamed; whoever was quicker with the same bytes did it for us. */
async function place(dataDir: string, sha256: string, bytes: Uint8Array): Promise<void> {
  const path = pathOf(dataDir, sha256);
  const marks = marksIn(dataDir);
  await mkdir(marks, { recursive: true });
  await writeFile(join(marks, sha256), '.');
  if (await isThere(path)) return;
  const made = await mkdir(dirname(path), { recursive: true });
  const draft = join(marks, `${sha256}.${randomUUID()}`);
  try {
    await writeFile(draft, bytes, { flush: true });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    if (!(await isThere(path))) throw error;
  }
  await keepName(dirname(path));
  if (made) await keepName(dirname(made));
}

const isThere = async (path: string): Promise<boolean> => (await stat(path).catch(() => null)) !== null;

/** After a power cut a file is found only if its folder was written, too. */
async function keepName(folder: string): Promise<void> {
  // Windows opens no folder, and needs none of this.
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().finally(() => handle.close());
}
