import type { PayloadRequest } from 'payload';
import { helpFor, type Distress } from '../../../domain/community/filters/distress.ts';
import { languageOfRequest } from '../../operations/callersLanguage.ts';

const key = 'communityDistress';

/** Notes for the answer of the write that its author may need help. */
export function noteDistress(
  { context }: Pick<PayloadRequest, 'context'>,
  distress: Distress | undefined,
): void {
  context[key] = distress;
}

/** The notice for somebody who wrote in distress. */
export interface HelpNotice {
  readonly code: Distress;
  readonly text: string;
  readonly lines: readonly { readonly name: string; readonly phone: string; readonly hours: string }[];
}

/** The notice that belongs to the answer of this write, in the language of the caller. It is stored nowhere. */
export function helpNotice(req: PayloadRequest): HelpNotice | undefined {
  const distress = req.context[key];
  if (distress !== 'selfHarm' && distress !== 'eating') return undefined;
  const language = languageOfRequest(req);
  const { lines, text } = helpFor[distress];
  return {
    code: distress,
    text: text[language],
    lines: lines.map(({ hours, name, phone }) => ({ name: name[language], phone, hours: hours[language] })),
  };
}
