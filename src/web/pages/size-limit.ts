/** What all files of one form may weigh, said by the page before anything is sent: too much ends the sending midway. */

import { largestFile } from '../../flow/keep-files.ts';
import type { Say } from '../../text/say.ts';

export const largestMb = largestFile / 1024 / 1024;

/** For a file field; page.js reads it. Without scripts the server says so, and the browser goes back. */
export const sizeLimit = (say: Say) => ({
  'data-most': largestFile,
  'data-too-large': say('web:act.tooLarge', { mb: largestMb }),
});
