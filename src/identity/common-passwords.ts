/**
 * The commonest passwords that are long enough to pass the policy's other rules.
 *
 * Short on purpose: these are the ones that a guesser tries first, before the log-in back-off slows
 * them down. All in lower case. Adding a list of breached passwords is left to the operator.
 */
import { assert } from '../kernel/assert.ts';

const TEXT = `
  0000000000 0123456789 01234567890 0987654321 09876543210 1029384756 1111111111 11111111111
  1111122222 111222333444 1122334455 112233445566 1212121212 1231231231 123123123123 1234509876
  1234512345 1234554321 1234567890 12345678900 12345678901 123456789012 1234567890123
  12345678910 1234567891011 123456789123 1234567891234 123456789a 123456789q 1234567890a
  1234567890q 1234567899 1234567890- 1234567890qwerty 1234qwerasdf 1234qwerty 123456qwerty
  12345qwert 123qwe123qwe 123qweasdzxc 123456abcdef 123abc123abc 123abc456def 1357924680
  1472583690 159753159753 159357258456 1q2w3e4r5t 1q2w3e4r5t6y 1q2w3e4r5t6y7u
  1q2w3e4r5t6y7u8i 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qazxsw23edc 1qaz@wsx3edc 2468013579 3141592653
  31415926535 314159265358979 5555555555 7418529630 7777777777 7894561230
  8888888888 9638527410 9876543210 98765432100 9999999999 a123456789 a1234567890
  a1b2c3d4e5 a1b2c3d4e5f6 aa123456789 aaaaaaaaaa abc123456789 abc1234567 abcd123456 abcd12345678
  abcde12345 abcdef123456 abcdefghij abcdefghijk abcdefghijkl abcdefghijklmnopqrstuvwxyz
  admin12345 admin123456 admin1234567 adminadmin administrator administrator1 alexander1
  asd123asd123 asdasdasd1 asdasdasdasd asdf123456 asdf1234567 asdf12345678 asdfasdfasdf asdfgh1234
  asdfgh123456 asdfghjkl1 asdfghjkl; asdfghjklm asdfghjkl123 asdfzxcvqwer azerty1234 azerty123456
  azertyuiop babygirl123 barcelona1 baseball123 basketball basketball1 beautiful1 blink182182
  bismillah1 bismillah123 butterfly1 changeme123 changeme1234 charlie123 chocolate1 christian1
  cocacola123 computer123 correcthorsebatterystaple counterstrike default123 dragon12345
  elizabeth1 facebook123 football123 football1234 fuckyou123 gfhjkm123456 gggggggggg google12345
  hello12345 hello123456 helloworld helloworld1 helloworld123 iloveyou12 iloveyou123 iloveyou1234
  iloveyouso internet123 jordan23jordan letmein123 letmein1234 letmein12345 letmeinplease
  liverpool1 liverpool123 lottery123 lotterylottery lovelovelove manchester manchester1
  master12345 michael123 michelle123 microsoft1 minecraft1 minecraft123 mypassword mypassword1
  mypassword123 myspace123 newpassword newpassword1 nopassword opensesame p4ssw0rd123 p@$$w0rd123
  p@ssw0rd12 p@ssw0rd123 p@ssw0rd1234 p@ssword123 pa$$w0rd123 pa55word123 pass123456 pass1234567
  pass12345678 passw0rd12 passw0rd123 passw0rd1234 password00 password01 password007 password10
  password11 password111 password12 password123 password123! password1234 password12345
  password123456 password1234567 password12345678 password123456789 password1! password1@
  password21 password2020 password2021 password2022 password2023 password2024 password2025
  password2026 password69 password99 password@1 password@123 passwordpassword passwort123
  passwort1234 playstation pokemon123 pokemonpokemon princess123 q1w2e3r4t5 q1w2e3r4t5y6
  qazwsx123456 qazwsxedc1 qazwsxedc123 qazwsxedcrfv qazxswedcvfr qqqqqqqqqq qwe123qwe123 qweasdzxc1
  qweasdzxc123 qweqweqweqwe qwer123456 qwer12345678 qwerasdfzxcv qwert12345 qwert123456
  qwerty1234 qwerty12345 qwerty123456 qwerty1234567 qwerty12345678 qwerty123456789
  qwerty1234567890 qwerty123! qwertyqwerty qwertyui123 qwertyuiop qwertyuiop1 qwertyuiop10
  qwertyuiop123 qwertyuiop[] qwertyuiop[]\\ qwertz1234 qwertz123456 qwertzuiop realmadrid
  realmadrid1 samsung123 secret1234 secret12345 secret123456 secretpassword september1
  spiderman1 spiderman123 starwars123 sunshine123 superman123 superman1234 superstar1
  temppassword test123456 test12345678 test1234567 testpassword testtest123 testtesttest
  testing123 testing1234 thisisapassword tirage1234 tirage12345 tiragetirage trustno1trustno1
  unknown123 volleyball volleyball1 welcome123 welcome1234 welcome12345 welcome2023 welcome2024
  welcome2025 welcome2026 whatever123 william123 xxxxxxxxxx zaq12wsxcde3 zaq1xsw2cde3
  zxcvbnm123 zxcvbnm1234 zxcvbnm12345 zxcvbnm,./ zxcvbnmasdfghjkl zxcvbnmasdfghjklqwertyuiop
  zzzzzzzzzz
`;

export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(TEXT.trim().split(/\s+/));
assert(COMMON_PASSWORDS.size > 250, 'the list of common passwords was cut short');
