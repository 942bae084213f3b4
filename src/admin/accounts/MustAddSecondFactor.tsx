import type { BeforeDashboardServerProps } from '../operations/props.ts';
import { speaker } from '../texts.ts';
import { secondFactorTexts as texts } from './secondFactorTexts.ts';

/** Says on the first page what staff without the required second factor must do, because they see nothing else. */
export function MustAddSecondFactor({ i18n, payload, user }: BeforeDashboardServerProps) {
  if (user?.collection !== 'staff' || user.mustAddSecondFactor !== true) return null;
  const say = speaker(i18n.language);
  return (
    <section>
      <p>{say(texts.mustAdd)}</p>
      <p>
        <a href={`${payload.config.routes.admin}/account`}>{say(texts.toAccount)}</a>
      </p>
    </section>
  );
}
