import { z } from 'zod';
import { isEmail, normalEmail } from '../credentials/email.ts';
import type { ProvenIdentity } from './providers.ts';

/** What a provider tells about a person, before it is known which provider it was. */
export type Profile = Omit<ProvenIdentity, 'provider'>;

const longestSubject = 255;
const longestName = 60;

/** A value that may be wrong or absent: it is then as if the provider did not tell it. */
const anything = z.unknown().optional();

const claims = z.object({
  sub: z.string(),
  email: anything,
  // Apple writes it as a text.
  email_verified: z.union([z.boolean(), z.enum(['true', 'false'])]).nullish(),
  name: anything,
  nickname: anything,
});

/**
 * Reads the claims of an ID token whose signature was checked.
 *
 * @returns undefined when they name nobody.
 */
export function profileOfClaims(input: unknown): Profile | undefined {
  const parsed = claims.safeParse(input);
  if (!parsed.success) return undefined;
  const { sub, email, email_verified: verified, name, nickname } = parsed.data;
  return profile({
    subject: sub,
    email,
    isEmailVerified: verified === true || verified === 'true',
    name: nameOf(name) ?? nameOf(nickname),
  });
}

const kakaoAnswer = z.object({
  id: z.union([z.int(), z.string()]),
  kakao_account: z
    .object({
      email: anything,
      is_email_valid: anything,
      is_email_verified: anything,
      profile: z.object({ nickname: anything }).nullish(),
    })
    .nullish(),
});

/**
 * Reads the answer of Kakao's `GET /v2/user/me`. Its ID token does not say whether the address was checked; this answer
 * does. An address that was checked once but has been lost since (`is_email_valid`) is not verified.
 */
export function profileOfKakao(input: unknown): Profile | undefined {
  const parsed = kakaoAnswer.safeParse(input);
  if (!parsed.success) return undefined;
  const { id, kakao_account: account } = parsed.data;
  return profile({
    subject: String(id),
    email: account?.email,
    isEmailVerified: account?.is_email_valid === true && account.is_email_verified === true,
    name: nameOf(account?.profile?.nickname),
  });
}

const naverAnswer = z.object({
  resultcode: z.literal('00'),
  response: z.object({ id: z.string(), email: anything, name: anything, nickname: anything }),
});

/**
 * Reads the answer of Naver's `GET /v1/nid/me`. Its address is one for contact, and nothing says that it was checked, so
 * it never counts as verified.
 */
export function profileOfNaver(input: unknown): Profile | undefined {
  const parsed = naverAnswer.safeParse(input);
  if (!parsed.success) return undefined;
  const { id, email, name, nickname } = parsed.data.response;
  return profile({
    subject: id,
    email,
    isEmailVerified: false,
    name: nameOf(nickname) ?? nameOf(name),
  });
}

const appleUser = z.object({
  name: z.object({ firstName: z.string().optional(), lastName: z.string().optional() }),
});

/**
 * The name in the field `user` of Apple's form, which comes only the first time that a person signs in. The browser
 * carries it, so it is a suggestion and proves nothing.
 */
export function nameOfAppleUser(json: string | undefined): string | undefined {
  if (json === undefined || json.length > 2_000) return undefined;
  try {
    const { firstName = '', lastName = '' } = appleUser.parse(JSON.parse(json)).name;
    return nameOf(`${firstName} ${lastName}`);
  } catch {
    return undefined; // Without a name the person chooses one.
  }
}

function profile({
  subject,
  email,
  isEmailVerified,
  name,
}: {
  subject: string;
  email: unknown;
  isEmailVerified: boolean;
  name: string | undefined;
}): Profile | undefined {
  if (subject === '' || subject.length > longestSubject || /[\p{C}\s]/u.test(subject)) return undefined;
  const address = emailOf(email);
  return {
    subject,
    ...(address === undefined ? {} : { email: address }),
    isEmailVerified: address !== undefined && isEmailVerified,
    ...(name === undefined ? {} : { name }),
  };
}

/** An address as accounts store it; undefined for anything else, so that the person types one. */
function emailOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const email = normalEmail(value);
  return isEmail(email) ? email : undefined;
}

function nameOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const name = value.replace(/[\p{C}\s]+/gu, ' ').trim();
  return name === '' || name.length > longestName ? undefined : name;
}
