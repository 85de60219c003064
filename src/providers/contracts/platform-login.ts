/** The user's own app at a platform. */
export interface PlatformApp {
  clientId: string;
  /** Empty where the app has none. */
  clientSecret: string;
}

/** What a platform granted. Secrets: they live in the secret store only. */
export interface Grant {
  accessToken: string;
  /** Null: this answer brought none; the one of before stays. */
  refreshToken: string | null;
  /** Null: it has no end. */
  expiresAtMs: number | null;
  refreshExpiresAtMs: number | null;
  /** Null: the answer does not say. */
  scopes: readonly string[] | null;
}

/** One account that a grant opens; a grant of Facebook's may open several. */
export interface GrantedAccount {
  /** Text, however many digits it has. */
  userId: string;
  /** For people: `@handle`. */
  name: string;
  /** What requests will need besides: a page's id. Never a secret. */
  facts: Readonly<Record<string, string>>;
  /** Where the account has a grant of its own: a page's token. */
  grant?: Grant;
}

export interface AuthorizeRequest {
  app: PlatformApp;
  redirectUri: string;
  state: string;
  /** 43 to 128 characters of `A-Za-z0-9-._~`; the platform's own way of hashing it is its affair. */
  verifier: string;
}

export interface CodeExchange {
  app: PlatformApp;
  redirectUri: string;
  verifier: string;
  /** As it came back, decoded. */
  code: string;
  signal: AbortSignal;
}

/** For machines without a browser. */
export interface DeviceFlow {
  begin(app: PlatformApp, signal: AbortSignal): Promise<DeviceRequest>;
  /** One look. Throws refused `login-denied` or `login-expired`. */
  poll(app: PlatformApp, deviceCode: string, signal: AbortSignal): Promise<Grant | "pending" | "slow-down">;
}

export interface DeviceRequest {
  /** A secret until it is used. */
  deviceCode: string;
  userCode: string;
  verificationUrl: string;
  pollEveryMs: number;
  expiresAtMs: number;
}

/**
 * How an account gives us a grant, keeps it and takes it back. No request is repeated by it. Errors: refused
 * `account-reconnect-needed` only when the platform says that the grant itself is gone, config `login-app-refused` for a
 * wrong app id, secret or redirect address, transient for all that passes.
 */
export interface PlatformLogin {
  /** What the user is asked to grant. */
  readonly scopes: readonly string[];
  /** Ways in, the first one being the usual one; empty: there is only one. */
  readonly ways: readonly string[];
  /** Whether a code is worth nothing without this login's `verifier`; where it is not, the state alone ties it to us. */
  readonly hasPkce: boolean;
  /** The login of one of `ways`; everything else here is the usual one's. Usage error `login-way-unknown`. */
  by?(way: string): PlatformLogin;
  authorizeUrl(request: AuthorizeRequest): string;
  exchange(exchange: CodeExchange): Promise<Grant>;
  /** How long before its end a grant is renewed. */
  readonly renewBeforeMs: number;
  /** What was sent may have ended the grant of before, even when no answer came. */
  refresh(app: PlatformApp, grant: Grant, signal: AbortSignal): Promise<Grant>;
  /** The platform forgets the grant; done, too, when it already had. */
  revoke(app: PlatformApp, grant: Grant, signal: AbortSignal): Promise<void>;
  /** Whose it is. Read-only. */
  accountsOf(grant: Grant, signal: AbortSignal): Promise<readonly GrantedAccount[]>;
  readonly device?: DeviceFlow;
}
