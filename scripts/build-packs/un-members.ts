import { readRegions } from "./regions.ts";

/** The 193 members of the United Nations by ISO code, as people call them. Source: un.org/en/about-us/member-states. */
const LIST = `
af Afghanistan|al Albania|dz Algeria|ad Andorra|ao Angola|ag Antigua and Barbuda|ar Argentina|am Armenia|au Australia|at Austria
az Azerbaijan|bs the Bahamas|bh Bahrain|bd Bangladesh|bb Barbados|by Belarus|be Belgium|bz Belize|bj Benin|bt Bhutan
bo Bolivia|ba Bosnia and Herzegovina|bw Botswana|br Brazil|bn Brunei|bg Bulgaria|bf Burkina Faso|bi Burundi|cv Cape Verde|kh Cambodia
cm Cameroon|ca Canada|cf the Central African Republic|td Chad|cl Chile|cn China|co Colombia|km the Comoros|cg the Republic of the Congo|cd DR Congo
cr Costa Rica|ci Ivory Coast|hr Croatia|cu Cuba|cy Cyprus|cz Czechia|dk Denmark|dj Djibouti|dm Dominica|do the Dominican Republic
ec Ecuador|eg Egypt|sv El Salvador|gq Equatorial Guinea|er Eritrea|ee Estonia|sz Eswatini|et Ethiopia|fj Fiji|fi Finland
fr France|ga Gabon|gm the Gambia|ge Georgia|de Germany|gh Ghana|gr Greece|gd Grenada|gt Guatemala|gn Guinea
gw Guinea-Bissau|gy Guyana|ht Haiti|hn Honduras|hu Hungary|is Iceland|in India|id Indonesia|ir Iran|iq Iraq
ie Ireland|il Israel|it Italy|jm Jamaica|jp Japan|jo Jordan|kz Kazakhstan|ke Kenya|ki Kiribati|kp North Korea
kr South Korea|kw Kuwait|kg Kyrgyzstan|la Laos|lv Latvia|lb Lebanon|ls Lesotho|lr Liberia|ly Libya|li Liechtenstein
lt Lithuania|lu Luxembourg|mg Madagascar|mw Malawi|my Malaysia|mv the Maldives|ml Mali|mt Malta|mh the Marshall Islands|mr Mauritania
mu Mauritius|mx Mexico|fm Micronesia|md Moldova|mc Monaco|mn Mongolia|me Montenegro|ma Morocco|mz Mozambique|mm Myanmar
na Namibia|nr Nauru|np Nepal|nl the Netherlands|nz New Zealand|ni Nicaragua|ne Niger|ng Nigeria|mk North Macedonia|no Norway
om Oman|pk Pakistan|pw Palau|pa Panama|pg Papua New Guinea|py Paraguay|pe Peru|ph the Philippines|pl Poland|pt Portugal
qa Qatar|ro Romania|ru Russia|rw Rwanda|kn Saint Kitts and Nevis|lc Saint Lucia|vc Saint Vincent and the Grenadines|ws Samoa|sm San Marino|st São Tomé and Príncipe
sa Saudi Arabia|sn Senegal|rs Serbia|sc the Seychelles|sl Sierra Leone|sg Singapore|sk Slovakia|si Slovenia|sb the Solomon Islands|so Somalia
za South Africa|ss South Sudan|es Spain|lk Sri Lanka|sd Sudan|sr Suriname|se Sweden|ch Switzerland|sy Syria|tj Tajikistan
th Thailand|tl Timor-Leste|tg Togo|to Tonga|tt Trinidad and Tobago|tn Tunisia|tr Turkey|tm Turkmenistan|tv Tuvalu|ug Uganda
ua Ukraine|ae the United Arab Emirates|gb the United Kingdom|tz Tanzania|us the United States|uy Uruguay|uz Uzbekistan|vu Vanuatu|ve Venezuela|vn Vietnam
ye Yemen|zm Zambia|zw Zimbabwe`;

export interface Member {
  /** ISO 3166-1 alpha-2, lower case. */
  code: string;
  name: string;
  /** `the Netherlands`. */
  inSentence?: string;
}

export const MEMBERS: readonly Member[] = LIST.trim()
  .split(/[|\n]/u)
  .map((entry): Member => {
    const code = entry.slice(0, 2);
    const full = entry.slice(3);
    const name = full.replace(/^the /u, "");
    return name === full ? { code, name } : { code, name, inSentence: full };
  });

/** Members whose borders are disputed over a notable part: their area and outline are never shown. */
export const DISPUTED_BORDERS: ReadonlySet<string> = new Set("cy ge il in ma pk rs sd so ss ua".split(" "));

/** The same members by upper-case code, whose capitals a map would place in disputed land. */
export const DISPUTED_AREA: ReadonlySet<string> = new Set(
  [...DISPUTED_BORDERS].map((code) => code.toUpperCase()),
);

/** Upper-case codes of the members by continent. */
export const UN_MEMBERS: Readonly<Record<string, readonly string[]>> = byContinent();

function byContinent(): Record<string, string[]> {
  const regionsOf = readRegions();
  const groups: Record<string, string[]> = {};
  for (const { code } of MEMBERS) {
    const continent = regionsOf(code)["continent"];
    if (!continent) throw new Error(`${code} lies on no continent`);
    groups[continent] = [...(groups[continent] ?? []), code.toUpperCase()];
  }
  return groups;
}
