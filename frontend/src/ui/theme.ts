import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';
import { breakpoints } from './breakpoints.ts';
import { letDatesTab } from './let-dates-tab.ts';
import { SteadyButton } from './steady-button.tsx';

/** Mantine wants ten shades; components take their colours from tokens.css, so only the ends of this scale show. */
const teal: MantineColorsTuple = [
  '#eef6f3', '#ddebe6', '#98dccf', '#74c9b9', '#4fb0a0', '#2f8f81', '#17736a', '#0b5c55', '#084740', '#05332e',
]; // biome-ignore format: one scale, one line

const filledButton = {
  '--button-bg': 'var(--teal)',
  '--button-hover': 'var(--teal-strong)',
  '--button-color': 'var(--on-teal)',
  '--button-bd': '1px solid transparent',
};

const quietButton = {
  '--button-bg': 'transparent',
  '--button-hover': 'var(--well)',
  '--button-color': 'var(--teal)',
  '--button-bd': '1px solid transparent',
};

const plainButton = {
  '--button-bg': 'var(--sheet)',
  '--button-hover': 'var(--well)',
  '--button-color': 'var(--ink)',
  '--button-bd': '1px solid var(--edge)',
};

const stoppingButton = {
  '--button-bg': 'var(--sheet)',
  '--button-hover': 'var(--danger-tint)',
  '--button-color': 'var(--danger)',
  '--button-bd': '1px solid var(--danger)',
};

function buttonColours(variant: string | undefined, color: unknown) {
  if (color === 'danger') return stoppingButton;
  if (variant === 'filled') return filledButton;
  return variant === 'subtle' ? quietButton : plainButton;
}

/** The look of every Mantine part, decided once: pages never restyle them. */
export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 3 },
  colors: { teal },
  fontFamily: 'var(--sans)',
  headings: { fontFamily: 'var(--sans)', fontWeight: '600' },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '4px', md: '6px', lg: '10px', xl: '10px' },
  spacing: { xs: '0.25rem', sm: '0.5rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  breakpoints: { xs: '30em', sm: breakpoints.phone, md: breakpoints['one-column'], lg: '75em', xl: '88em' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: {
      defaultProps: { variant: 'default', component: SteadyButton },
      vars: (_theme: unknown, props: { variant?: string; color?: unknown }) => ({
        root: buttonColours(props.variant, props.color),
      }),
    },
    Modal: {
      defaultProps: {
        centered: true,
        overlayProps: { color: 'var(--veil)', backgroundOpacity: 1 },
        // The head of a dialog is no banner of the page.
        attributes: { header: { role: 'presentation' } },
        onKeyDown: letDatesTab,
      },
    },
    Popover: { defaultProps: { shadow: 'none', transitionProps: { duration: 120 } } },
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'description', 'input', 'error'] } },
  },
});

/** Feeds the tokens to Mantine's own variables; its dimmed text would fail contrast, so that is ink-2 here. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {
    '--mantine-color-body': 'var(--paper)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-2)',
    '--mantine-color-error': 'var(--danger)',
    '--mantine-color-anchor': 'var(--teal)',
    '--mantine-color-placeholder': 'var(--ink-3)',
    '--mantine-color-default': 'var(--sheet)',
    '--mantine-color-default-hover': 'var(--well)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--edge)',
    '--mantine-color-disabled': 'var(--well)',
    '--mantine-color-disabled-color': 'var(--ink-2)',
    '--mantine-primary-color-filled': 'var(--teal)',
    '--mantine-primary-color-filled-hover': 'var(--teal-strong)',
    '--mantine-primary-color-contrast': 'var(--on-teal)',
    '--mantine-primary-color-light': 'var(--tint)',
    '--mantine-color-teal-filled': 'var(--teal)',
    '--mantine-color-teal-filled-hover': 'var(--teal-strong)',
  },
  light: { '--mantine-color-dimmed': 'var(--ink-2)' },
  dark: { '--mantine-color-dimmed': 'var(--ink-2)' },
});
