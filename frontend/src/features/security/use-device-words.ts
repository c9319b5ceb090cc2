import { useLingui } from '@lingui/react/macro';
import { deviceName } from '../../lib/device-name.ts';

/** Words a browser by what it calls itself, such as "Chrome on Linux". */
export function useDeviceWords(): (device: string) => string {
  const { t } = useLingui();
  return (device) => {
    const { browser, system } = deviceName(device);
    if (browser !== null && system !== null) return t`${browser} on ${system}`;
    return browser ?? system ?? t`Unknown browser`;
  };
}
