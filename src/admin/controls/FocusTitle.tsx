'use client';

import { useEffect, useRef } from 'react';

/** The heading of a page of the desk. It gets the focus, so that the next key or Tab starts here after a change of page. */
export function FocusTitle({ text }: { readonly text: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {text}
    </h1>
  );
}
