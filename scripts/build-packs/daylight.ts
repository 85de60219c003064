import { Body, Observer, SearchRiseSet, Seasons } from "astronomy-engine";

const HOURS_PER_DAY = 24;

/** Hours from sunrise to sunset on the day of a solstice; the Sun must rise and set there. */
function daylightHours(latitude: number, longitude: number, near: Date): number {
  const observer = new Observer(latitude, longitude, 0);
  const noon = new Date(near);
  // Noon by the Sun at that longitude, so that sunrise is before it and sunset after it.
  noon.setUTCHours(0, 0, 0, 0);
  noon.setTime(noon.getTime() + (HOURS_PER_DAY / 2 - longitude / 15) * 3_600_000);
  const rise = SearchRiseSet(Body.Sun, observer, 1, noon, -1);
  const set = SearchRiseSet(Body.Sun, observer, -1, noon, 1);
  if (!rise || !set) throw new Error(`the Sun does not rise and set at ${latitude}, ${longitude}`);
  return (set.date.getTime() - rise.date.getTime()) / 3_600_000;
}

/** Hours of daylight on the longest and the shortest day of a year. */
export function solsticeDays(
  latitude: number,
  longitude: number,
  year: number,
): { longest: number; shortest: number } {
  const seasons = Seasons(year);
  const days = [seasons.jun_solstice, seasons.dec_solstice].map(({ date }) =>
    daylightHours(latitude, longitude, date),
  );
  return { longest: Math.max(...days), shortest: Math.min(...days) };
}
