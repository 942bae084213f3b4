import { parseKeyRing, type KeyRing } from '../../domain/accounts/sealing.ts';
import { healthKeysText } from '../../env.ts';

/** The keys that encrypt health data (HEALTH_KEYS). */
export function healthKeys(): KeyRing {
  return parseKeyRing(healthKeysText());
}
