/** A QR code as one path: sharp on paper, and nothing is fetched for it. */

import { create } from 'qrcode';

export const Qr = ({ content, label }: { content: string; label: string }) => {
  const { modules } = create(content, { errorCorrectionLevel: 'M' });
  const dark = Array.from({ length: modules.size }, (_, y) =>
    Array.from({ length: modules.size }, (_, x) => (modules.get(y, x) ? `M${x} ${y}h1v1h-1z` : '')).join(''),
  ).join('');
  return (
    <svg
      class="qr"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${modules.size} ${modules.size}`}
      shape-rendering="crispEdges"
    >
      <path d={dark} />
    </svg>
  );
};
