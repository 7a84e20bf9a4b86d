import { safeStorage } from 'electron';

/** Encrypts tokens with the system's key store; without one nothing is kept. */
export interface TokenVault {
  readonly available: boolean;
  /** Sealed text, base64; undefined when there is no key store. */
  seal(token: string): string | undefined;
  /** The token, or undefined when it cannot be opened (another user, another machine). */
  open(sealed: string): string | undefined;
}

/** Made after the app is ready. */
export function createTokenVault(): TokenVault {
  // Linux without a key ring falls back to a key that everyone knows: that is no storage for a token.
  const plain = process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';
  const available = !plain && safeStorage.isEncryptionAvailable();
  return {
    available,
    seal: (token) => (available ? safeStorage.encryptString(token).toString('base64') : undefined),
    open(sealed) {
      if (!available) return undefined;
      try {
        return safeStorage.decryptString(Buffer.from(sealed, 'base64'));
      } catch {
        // Sealed under another key: the user signs in again.
        return undefined;
      }
    },
  };
}
