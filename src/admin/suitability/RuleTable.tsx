import type { LocalizedText } from '../../domain/language.ts';
import { effectNames, type RuleRow, type RuleSetPreview } from './ruleRows.ts';

interface Parts {
  readonly preview: RuleSetPreview;
  /** Names of food categories by slug. */
  readonly categories: ReadonlyMap<string, LocalizedText>;
  /** Names of allergens by slug. */
  readonly allergens: ReadonlyMap<string, LocalizedText>;
  readonly say: (text: LocalizedText) => string;
}

/** A table of the rules of a diet, for dietitians. */
export function RuleTable({ preview, categories, allergens, say }: Parts) {
  const { version, status, isComplete, rows, unreadable } = preview;
  const nameIn =
    (names: ReadonlyMap<string, LocalizedText>) =>
    (slug: string): string => {
      const name = names.get(slug);
      return name === undefined ? slug : say(name);
    };
  const nameOf = nameIn(categories);
  return (
    <section aria-label={say(texts.rules)} className="dc-rules">
      <p className="dc-rules__state">
        {version === undefined ? null : <strong>{`${say(texts.version)} ${version}`}</strong>}
        {status === undefined ? null : (
          <span className={`dc-badge dc-badge--${status}`}>{say(texts[status])}</span>
        )}
        <span className="dc-badge">{say(isComplete ? texts.complete : texts.incomplete)}</span>
      </p>
      {rows.length === 0 ? (
        unreadable.length === 0 && <p>{say(texts.none)}</p>
      ) : (
        <div className="dc-rules__scroll">
          <table>
            <thead>
              <tr>
                {[texts.effect, texts.what, texts.limit, texts.scope, texts.conditions, texts.source].map(
                  (head) => (
                    <th key={head.en} scope="col">
                      {say(head)}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                <tr key={`${row.id} ${at}`}>
                  <td>
                    <span className={`dc-badge dc-badge--${row.effect}`}>{say(effectNames[row.effect])}</span>
                  </td>
                  <th scope="row">
                    {shorten(
                      [
                        say(row.what),
                        row.categories.map(nameOf).join(', '),
                        row.allergens.map(nameIn(allergens)).join(', '),
                      ]
                        .filter(Boolean)
                        .join(': '),
                    )}
                    <small>{row.id}</small>
                  </th>
                  <td>{say(row.limit)}</td>
                  <td>{scopeOf({ row, say, nameOf })}</td>
                  <td>
                    {row.conditions.length === 0 ? say(texts.everyone) : row.conditions.map(say).join('; ')}
                  </td>
                  <td>
                    <Source row={row} say={say} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {unreadable.length === 0 ? null : (
        <p className="dc-rules__unreadable">{`${say(texts.unreadable)} ${unreadable.join(', ')}`}</p>
      )}
    </section>
  );
}

function Source({ row, say }: { readonly row: RuleRow; readonly say: Parts['say'] }) {
  const { title, publisher, year, url } = row.source;
  return (
    <>
      {url === undefined ? (
        title
      ) : (
        <a href={url} rel="noreferrer" target="_blank">
          {title}
        </a>
      )}
      <small>{`${publisher}, ${year}`}</small>
      <small>
        {row.signedBy === null ? say(texts.unsigned) : `${say(texts.signedBy)}: ${row.signedBy}`}
        {row.isWeak ? ` · ${say(texts.weak)}` : ''}
      </small>
    </>
  );
}

function scopeOf({
  row,
  say,
  nameOf,
}: {
  row: RuleRow;
  say: Parts['say'];
  nameOf: (slug: string) => string;
}): string {
  const categories = row.scope.map(nameOf).join(', ');
  const asked = categories === '' ? '' : `. ${say(texts.asked)} ${categories}`;
  const limited = categories === '' ? say(texts.everyFood) : categories;
  const scope = row.isPresentAnywhere ? `${say(texts.presentAnywhere)}${asked}` : limited;
  return row.except.length === 0
    ? scope
    : `${scope} (${say(texts.except)}: ${row.except.map(nameOf).join(', ')})`;
}

/** Long lists of ingredients are cut. The JSON below contains them completely. */
function shorten(text: string): string {
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}

const texts = {
  rules: { ko: '규칙 미리 보기', en: 'The rules at a glance' },
  version: { ko: '버전', en: 'Version' },
  published: { ko: '게시됨', en: 'Published' },
  draft: { ko: '초안', en: 'Draft' },
  complete: { ko: '빠짐없음', en: 'Complete' },
  incomplete: {
    ko: '일부만: 어떤 식품도 ‘적합’으로 판정되지 않습니다',
    en: 'Incomplete: no food is judged suitable',
  },
  none: { ko: '아직 규칙이 없습니다.', en: 'There are no rules yet.' },
  effect: { ko: '효과', en: 'Effect' },
  what: { ko: '대상', en: 'What' },
  limit: { ko: '기준', en: 'Limit' },
  scope: { ko: '적용 식품', en: 'Foods' },
  conditions: { ko: '적용 대상자', en: 'People' },
  source: { ko: '출처', en: 'Source' },
  everyone: { ko: '모두', en: 'everyone' },
  everyFood: { ko: '모든 식품', en: 'every food' },
  except: { ko: '제외', en: 'except' },
  presentAnywhere: { ko: '들어 있으면 모든 식품', en: 'every food that has it' },
  asked: { ko: '알 수 없을 때 묻는 식품:', en: 'Asked about where it is not known:' },
  unsigned: { ko: '기본값, 현지 영양사 서명 없음', en: 'starter value, not signed by a local dietitian' },
  signedBy: { ko: '서명', en: 'Signed by' },
  weak: { ko: '근거 약함', en: 'weak' },
  unreadable: { ko: '읽을 수 없는 규칙(순서):', en: 'Rules that cannot be read, by their position:' },
} as const satisfies Record<string, LocalizedText>;
