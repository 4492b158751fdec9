/** What a page of ours may load: our own style sheet and modules, pictures and sound made in the page, and nothing else. */

/** `frameAncestors`: which sites may embed; `'none'` for every page but the chat. */
export const contentSecurityPolicy = (frameAncestors = "'none'"): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob:",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${frameAncestors}`,
  ].join('; ');
