import type { ComponentProps } from 'react';

interface SteadyButtonProps extends ComponentProps<'button'> {
  /** What Mantine sets while a button loads. */
  'data-loading'?: boolean | 'true';
}

/**
 * The element of every button. While it loads Mantine disables it, and the browser takes the focus from what is
 * disabled: whoever came by keyboard would stand behind the dialog. So it keeps the focus then, and does nothing.
 */
export function SteadyButton({ disabled, onClick, type = 'button', ...props }: SteadyButtonProps) {
  if (!props['data-loading']) return <button {...props} type={type} disabled={disabled} onClick={onClick} />;
  // A form is not sent by Enter either: that is a click on the button that sends it.
  return (
    <button {...props} type={type} aria-disabled aria-busy onClick={(event) => event.preventDefault()} />
  );
}
