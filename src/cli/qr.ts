import { toString as drawn, toFile } from 'qrcode';
import { OperatorError } from '../operator-error.ts';

/** A QR code for the terminal, and as a file when one is named. */
export async function qr(content: string, png: string | undefined): Promise<string> {
  if (png)
    await toFile(png, content, { width: 600, margin: 4 }).catch((error: NodeJS.ErrnoException) => {
      throw new OperatorError('cli:invite.noPicture', { file: png, reason: error.code ?? error.message }, error);
    });
  return drawn(content, { type: 'terminal', small: true });
}
