import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** prisma/demo lies beside dist in the package, and two folders above the sources. */
export const demoFolder: string =
  [join(import.meta.dirname, '../prisma/demo'), join(import.meta.dirname, '../../prisma/demo')].find((folder) =>
    existsSync(folder),
  ) ?? 'prisma/demo';
