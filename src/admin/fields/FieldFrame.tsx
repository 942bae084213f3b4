'use client';

import { FieldDescription, FieldError, FieldLabel } from '@payloadcms/ui';
import type { JSONFieldClientProps } from 'payload';
import type { ReactNode } from 'react';
import './fields.css';

/** The frame of a field: its label, its error and its description. */
export function FieldFrame({
  field,
  path,
  showError,
  children,
}: Pick<JSONFieldClientProps, 'field' | 'path'> & {
  readonly showError: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={`field-type dc-field${showError ? ' error' : ''}`}>
      <FieldLabel label={field.label} path={path} required={field.required} />
      <div className="field-type__wrap">
        <FieldError path={path} showError={showError} />
        {children}
      </div>
      <FieldDescription description={field.admin?.description} path={path} />
    </div>
  );
}

/** The id of the input of a field, as Payload builds it for the label. */
export function inputId(path: string): string {
  return `field-${path.replace(/\./g, '__')}`;
}
