'use client';

import { useTranslation } from '@payloadcms/ui';
import { useId, useRef, useState, type SyntheticEvent } from 'react';
import type { CategoryChoice } from '../../../domain/imports/categories/proposeCategory.ts';
import { fillText } from '../../../domain/language.ts';
import { toLanguage } from '../../../i18n/language.ts';
import type { GroupsOfImport } from '../../../services/imports/desk/readGroups.ts';
import type { ShownImport } from '../../../services/imports/desk/shownImport.ts';
import { formatsFor } from '../../charts/formats.ts';
import { speaker } from '../../texts.ts';
import { AgainButton } from '../AgainButton.tsx';
import { texts } from '../importTexts.ts';
import { useImportCalls } from './useImportCalls.ts';

type Group = GroupsOfImport['groups'][number];

/** More at once are hard to look through. */
const pageSize = 50;

/** Where a dietitian says what the groups of a source are in the catalogue. */
export function Groups({
  base,
  choices,
  groups,
  shown: { canAgain, id, state },
}: GroupsOfImport & {
  readonly base: string;
  readonly shown: Pick<ShownImport, 'canAgain' | 'id' | 'state'>;
}) {
  const { i18n } = useTranslation();
  const language = toLanguage(i18n.language);
  const say = speaker(language);
  const { count } = formatsFor(language);
  const { call, fault, isBusy } = useImportCalls(id);
  const ids = useId();
  const form = useRef<HTMLFormElement>(null);
  /** What is typed, by the place of the group. */
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({});
  const [pages, setPages] = useState(1);
  const [isSaved, setSaved] = useState(false);
  const [isChecked, setChecked] = useState(false);

  const pathOf = (slug: string | null): string => {
    const choice = choices.find((one) => one.slug === slug);
    return choice === undefined ? (slug ?? '') : say(choice.path);
  };
  const textOf = (at: number): string => typed[at] ?? pathOf(groups[at]?.category ?? null);
  const slugOf = (text: string): string | null | undefined =>
    text.trim() === '' ? null : choiceNamed(choices, text)?.slug;
  const changes = groups.flatMap(({ category, path, source }, at) => {
    const slug = slugOf(textOf(at));
    return slug === category ? [] : [{ at, source, path, category: slug }];
  });
  const proposals = groups.flatMap(({ proposed }, at) =>
    proposed !== null && textOf(at) === '' ? [[at, pathOf(proposed)] as const] : [],
  );
  const type = (more: Readonly<Record<number, string>>): void => {
    setSaved(false);
    setTyped({ ...typed, ...more });
  };
  const save = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    const wrong = changes.find(({ category }) => category === undefined);
    setChecked(wrong !== undefined);
    if (wrong !== undefined) {
      setPages((before) => Math.max(before, Math.ceil((wrong.at + 1) / pageSize)));
      form.current?.querySelectorAll('input')[wrong.at]?.focus();
      return;
    }
    const categories = changes.map(({ category, path, source }) => ({ source, path, category }));
    if ((await call('PUT', '/categories', { categories })) === undefined) return;
    setSaved(true);
  };
  const row = (group: Group, at: number) => {
    const { example, path, proposed, rows, source } = group;
    const text = textOf(at);
    const input = `${ids}-${String(at)}`;
    const isUnknown = isChecked && slugOf(text) === undefined;
    return (
      <li key={JSON.stringify([source, path])}>
        <label htmlFor={input}>
          <strong>{path.join(' > ')}</strong>
          <span className="dc-imports__note">
            {fillText(say(example === null ? texts.groupFoods : texts.groupFoodsWithExample), {
              count: count(rows),
              example: example ?? '',
              source,
            })}
          </span>
        </label>
        <div>
          <input
            aria-describedby={isUnknown ? `${input}-fault` : undefined}
            aria-invalid={isUnknown}
            autoComplete="off"
            id={input}
            list={`${ids}-choices`}
            onChange={(event) => {
              type({ [at]: event.target.value });
            }}
            placeholder={say(texts.groupPlaceholder)}
            type="text"
            value={text}
          />
          {isUnknown ? (
            <p className="dc-imports__alarm" id={`${input}-fault`}>
              {say(texts.groupUnknown)}
            </p>
          ) : null}
          {proposed !== null && text === '' ? (
            <button
              aria-label={`${fillText(say(texts.groupProposal), { category: pathOf(proposed) })} – ${path.join(' > ')}`}
              className="dc-button"
              onClick={() => {
                type({ [at]: pathOf(proposed) });
              }}
              type="button"
            >
              {fillText(say(texts.groupProposal), { category: pathOf(proposed) })}
            </button>
          ) : null}
        </div>
      </li>
    );
  };
  return (
    <form className="dc-groups" onSubmit={(event) => void save(event)} ref={form}>
      <p>{say(texts.groupsIntro)}</p>
      {proposals.length < 2 ? null : (
        <p className="dc-buttons">
          <button
            className="dc-button"
            onClick={() => {
              type(Object.fromEntries(proposals));
            }}
            type="button"
          >
            {fillText(say(texts.groupsProposeAll), { count: count(proposals.length) })}
          </button>
        </p>
      )}
      <ul>{groups.slice(0, pages * pageSize).map(row)}</ul>
      <datalist id={`${ids}-choices`}>
        {choices.map(({ path, slug }) => (
          <option key={slug} label={language === 'ko' ? path.en : path.ko} value={say(path)} />
        ))}
      </datalist>
      {groups.length > pages * pageSize ? (
        <p className="dc-buttons">
          <button
            className="dc-button"
            onClick={() => {
              setPages(pages + 1);
            }}
            type="button"
          >
            {fillText(say(texts.groupsMore), { count: count(groups.length - pages * pageSize) })}
          </button>
        </p>
      ) : null}
      <p className="dc-imports__alarm" role="alert">
        {fault}
      </p>
      <div aria-live="polite" role="status">
        {isSaved ? <p className="dc-imports__message">{say(savedText(state))}</p> : null}
      </div>
      <p className="dc-buttons">
        <button className="dc-button dc-button--main" disabled={isBusy || changes.length === 0} type="submit">
          {say(texts.groupsSave)}
        </button>
        {isSaved && canAgain ? <AgainButton base={base} id={id} /> : null}
      </p>
    </form>
  );
}

/** What a saved choice changes, and when. */
function savedText(state: ShownImport['state']) {
  if (state === 'previewed') return texts.groupsSavedBefore;
  return state === 'done' ? texts.groupsSavedDone : texts.groupsSaved;
}

/** The category that a text means: its path or its name in any language, or its slug. */
function choiceNamed(choices: readonly CategoryChoice[], text: string): CategoryChoice | undefined {
  const word = text.trim().toLowerCase();
  const isNamed = (names: readonly string[]): boolean => names.some((name) => name.toLowerCase() === word);
  const byPath = choices.find(({ path, slug }) => isNamed([slug, ...Object.values(path)]));
  if (byPath !== undefined) return byPath;
  const named = choices.filter(({ name }) => isNamed(Object.values(name)));
  return named.length === 1 ? named[0] : undefined;
}
