import type { LocalizedText } from '../../language.ts';

/** The companies with whose accounts a member may sign in, in the order of the buttons. */
export const providerNames = ['kakao', 'naver', 'google', 'apple'] as const;
export type ProviderName = (typeof providerNames)[number];

/** The name that people know. */
export const providerLabels: Readonly<Record<ProviderName, LocalizedText>> = {
  kakao: { ko: '카카오', en: 'Kakao' },
  naver: { ko: '네이버', en: 'Naver' },
  google: { ko: 'Google', en: 'Google' },
  apple: { ko: 'Apple', en: 'Apple' },
};

export function isProviderName(text: unknown): text is ProviderName {
  return providerNames.some((name) => name === text);
}

/** Who somebody is at a provider, after the provider has proven it. */
export interface ProvenIdentity {
  readonly provider: ProviderName;
  /** The account at the provider. It never changes and is never given to anybody else. */
  readonly subject: string;
  /** In lower case; absent when the person or the provider gave none. */
  readonly email?: string | undefined;
  /** Whether the provider has checked that the address belongs to the person. */
  readonly isEmailVerified: boolean;
  /** What the person is called there: a suggestion for the username, and nothing more. */
  readonly name?: string | undefined;
}
