/** The frontier: what a platform adapter offers us, and nothing more. */

export type ChannelName = 'terminal' | 'web';

export type MediaKind = 'photo' | 'voice' | 'video' | 'document';

/** A file as it arrived; `bytes` is read only once the message is known to be new. */
export interface IncomingFile {
  readonly kind: MediaKind;
  readonly name?: string;
  readonly seconds?: number;
  readonly bytes: () => Promise<Uint8Array>;
}

/** Files of one message that are taken: as many as the platforms' largest album holds. */
export const mostFiles = 10;

/** What a person sent, in our words. */
export interface Message {
  /** The platform's own id of this update: the same update sent again has the same id. */
  readonly id: string;
  /** The chat's address on its platform. */
  readonly address: string;
  readonly at: Date;
  readonly text?: string;
  /** The id of a tapped choice. */
  readonly choice?: string;
  readonly files?: readonly IncomingFile[];
  /** What this replies to, in the platform's own way. */
  readonly quote?: { readonly letter?: string; readonly text?: string };
  /** The payload of a deep link. */
  readonly start?: string;
  /** What the platform tells of the person: never trusted as a name, shown as one. */
  readonly name?: string;
  readonly language?: string;
}

/** Evidence about a letter we sent: 1 accepted, 2 delivered, 3 seen; or that it failed after all. */
export interface LetterReceipt {
  readonly address: string;
  /** Every letter of the chat up to this position, or the one with this platform id. */
  readonly upTo?: number;
  readonly letter?: string;
  readonly evidence: 0 | 1 | 2 | 3;
  readonly at: Date;
}

export type Heard =
  | { readonly kind: 'said'; readonly message: Message }
  | { readonly kind: 'receipt'; readonly receipt: LetterReceipt }
  | { readonly kind: 'gone'; readonly address: string; readonly at: Date }
  | { readonly kind: 'back'; readonly address: string; readonly at: Date };

export interface LetterChoice {
  /** At most 64 bytes, ASCII: the shortest platform's limit. */
  readonly id: string;
  readonly label: string;
  /** The number a person types for it: 1, 2, 3 … in order; 0 throws away or takes back. */
  readonly n: number;
  /** The act or step this choice stands for (contract.md). */
  readonly act?: string;
}

export interface About {
  readonly event: string;
  readonly number?: number;
  readonly code?: string;
  readonly state?: string;
  readonly due?: string;
  readonly level?: number;
}

/** What we send a person, already in their language. */
export interface Letter {
  readonly id: string;
  readonly address: string;
  /** The position in its chat: 1, 2, 3 … in the order of leaving. */
  readonly seq: number;
  readonly text: string;
  readonly choices: readonly LetterChoice[];
  readonly files: readonly {
    readonly id: string;
    readonly kind: MediaKind;
    readonly mime: string;
    readonly seconds: number | null;
  }[];
  readonly about: About | null;
  /** The position of a card that this one takes the place of. */
  readonly replaces: number | null;
}

/** What the platform said to a letter; `id` is its own name for it, by which quotes and receipts find it. */
export interface Receipt {
  readonly id?: string;
  readonly evidence: 1 | 2;
}

/** The platform did not take a letter: never again (`retry: false`), or not before so many seconds. */
export class DeliveryFailed extends Error {
  readonly retry: false | { readonly after: number };
  constructor(message: string, retry: false | { readonly after: number }) {
    super(message);
    this.name = 'DeliveryFailed';
    this.retry = retry;
  }
}

export interface Abilities {
  readonly buttons: boolean;
  /** A sent card can be edited in place. */
  readonly edits: boolean;
  readonly media: boolean;
  /** The client asks for its letters: a letter has left when it can be asked for. */
  readonly pulled: boolean;
  /** The longest text the platform takes, in UTF-16 units. */
  readonly longestText: number;
  /** When a letter counts as delivered: the platform's receipt, or the client's own asking (lifecycle.md section 4). */
  readonly deliveredAt: 1 | 2 | 3;
}

export interface Channel {
  readonly name: ChannelName;
  readonly can: Abilities;
  /** `receive` resolves only after the commit; when it rejects, the platform must deliver again. */
  start(receive: (heard: Heard) => Promise<void>): Promise<void>;
  send(letter: Letter): Promise<Receipt>;
  stop(): Promise<void>;
  /** Whether it hears and sends just now; shown to whoever watches the server. */
  state(): 'on' | 'off';
}
