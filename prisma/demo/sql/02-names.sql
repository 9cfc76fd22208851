-- Names as a reader in Botswana would expect them. Businesses and people are invented.
create function pg_temp.male_name(i int) returns text language sql immutable parallel safe as
$$ select ('{Kagiso,Thabo,Tebogo,Mpho,Tumelo,Kabo,Thuso,Onalenna,Lesego,Oteng,Katlego,Kgosi,Mothusi,Modise,Goitseone,Tshepo,Pako,Tiro,Refilwe,Letsholo,Baboloki,Tshiamo,Phenyo,Kitso,Atang,Bakang,Thato,Lebo,Keabetswe,Olebile,Gaolathe,Mogomotsi,Moagi,Sello,Motsumi,Dikgang,Gape,Sechele,Ntlotlang,Otsile,Tlotlo,Boikobo,Obakeng,Batisani,Chenjelani,Thapelo,Mbaki,Ludo,Taboka,Tapiwa,John,David,Peter,Moses,Joseph,Simon,Isaac,Michael,Samuel,Godfrey}'::text[])[1 + i % 60] $$;

create function pg_temp.female_name(i int) returns text language sql immutable parallel safe as
$$ select ('{Boitumelo,Keneilwe,Lorato,Masego,Neo,Naledi,Kelebogile,Gorata,Tshegofatso,Bontle,Palesa,Segametsi,Gaone,Dineo,Mmamosadi,Lebogang,Seipati,Resego,Sethunya,Kesego,Oratile,Wame,Amantle,Pearl,Kefilwe,Tlamelo,Botho,Sadi,Mosetsana,Galaletsang,Gaamangwe,Keitumetse,Tirelo,Onkabetse,Boipelo,Laone,Bame,Olorato,Tsaone,Ontlametse,Chedu,Tjedza,Nchidzi,Ludo,Taboka,Shathani,Mavis,Grace,Mary,Elizabeth,Ruth,Esther,Gladys,Joyce,Martha,Beauty,Precious,Patience,Maria,Charity}'::text[])[1 + i % 60] $$;

create function pg_temp.surname(i int) returns text language sql immutable parallel safe as
$$ select ('{Modise,Seretse,Molefe,Kgosidintsi,Sebina,Motswagole,Nkwe,Dube,Moyo,Mokgosi,Ramotswa,Tau,Phiri,Letshwiti,Mogapi,Ntsima,Balopi,Kenosi,Mothibi,Segokgo,Rantao,Gabaake,Moalosi,Selelo,Keitseng,Motlhabane,Oitsile,Mosweu,Baruti,Setshwaelo,Ditlhong,Mmolawa,Sesinyi,Tshukudu,Kgathi,Morapedi,Molosiwa,Lekoko,Gaolathe,Pheko,Thebe,Tlhalerwa,Nthoi,Mbulawa,Habangana,Mapoka,Tibone,Chilume,Mathambo,Nlebesi,Maposa,Makgalemele,Sekgoma,Kelapile,Otukile,Mokwena,Gaetsewe,Monnathebe,Ramaphane,Bogatsu,Leburu,Kebonang,Rasesia,Moremi,Letsididi,Mokalake,Mpofu,Ncube,Tladi,Seleka,Matlhare,Radipati,Mosarwa,Kgari,Motshegwa,Masire,Matenge,Toteng,Kwape,Selepeng}'::text[])[1 + i % 80] $$;

-- Visitors and residents from elsewhere: nationality, first name, last name.
create function pg_temp.foreigner(i int) returns text[] language sql immutable parallel safe as
$$ select string_to_array(('{ZW:Tendai:Chikowore,ZW:Rudo:Mutasa,ZW:Farai:Mlambo,ZW:Nyasha:Gumbo,ZA:Sipho:Ndlovu,ZA:Johan:Botha,ZA:Lerato:Khumalo,ZM:Mutale:Banda,ZM:Chanda:Mwansa,IN:Ravi:Patel,IN:Anita:Desai,CN:Wei:Zhang,CN:Li:Chen,NG:Chidi:Okafor,KE:Wanjiru:Kamau,GB:Emily:Clarke}'::text[])[1 + i % 16], ':') $$;

-- Towns in proportion to their people: the larger ones are listed more often.
create function pg_temp.town(i int) returns text language sql immutable parallel safe as
$$ select ('{Gaborone,Gaborone,Gaborone,Gaborone,Gaborone,Gaborone,Gaborone,Gaborone,Gaborone,Gaborone,Francistown,Francistown,Francistown,Francistown,Mogoditshane,Mogoditshane,Mogoditshane,Maun,Maun,Maun,Molepolole,Molepolole,Molepolole,Serowe,Serowe,Palapye,Palapye,Tlokweng,Tlokweng,Kanye,Kanye,Mahalapye,Mahalapye,Mochudi,Mochudi,Selebi-Phikwe,Selebi-Phikwe,Lobatse,Ramotswa,Letlhakane,Tonota,Thamaga,Mmopane,Gabane,Moshupa,Bobonong,Jwaneng,Ghanzi,Tutume,Kasane,Orapa,Shakawe,Tsabong,Hukuntsi,Gumare,Nata,Shoshong,Sowa}'::text[])[1 + i % 58] $$;

create function pg_temp.ward(i int) returns text language sql immutable parallel safe as
$$ select ('{Kgosing Ward,Newstadium Ward,Phase 2,Block 3,Block 5,Block 8,Extension 12,Broadhurst,Old Naledi,Bontleng,White City,Village,Tsholofelo,Gaborone West,Boseja Ward,Borakalalo Ward,Goo-Tau Ward,Goo-Ra-Tshosa Ward,Mokgatlha Ward,Ditlharapeng Ward,Disaneng Ward,Sedie Ward,Boyei Ward,Matlapana,Botshabelo,Area S,Monarch,Somerset East,Tatitown,Kgaphamadi,Masa Ward,Ntlheng-ya-Godimo,Riverside,Thabong,Peleng,Woodhall}'::text[])[1 + i % 36] $$;

create function pg_temp.business_root(i int) returns text language sql immutable parallel safe as
$$ select ('{Marula,Mophane,Tshenolo,Kgetsi,Boteti,Letsatsi,Ngwedi,Pula,Phefo,Tlou,Nare,Phuti,Kukama,Molapo,Noka,Lewatle,Mosu,Motlopi,Thari,Lesedi,Sedibelo,Maduo,Khumo,Mosadi,Letlotlo,Tshipidi,Morwa,Kgomo,Mmilo,Serurubele}'::text[])[1 + i % 30] $$;

create function pg_temp.business_kind(i int) returns text language sql immutable parallel safe as
$$ select ('{General Dealer,Supermarket,Butchery,Pharmacy,Filling Station,Hardware,Airtime & Data,Liquorama,Bus Services,Tuckshop,Fashions,Electronics,Hair Salon,Restaurant,Bakery,Agro Supplies,Clinic,Water & Ice,Car Wash,Stationers}'::text[])[1 + i % 20] $$;

create function pg_temp.address(n bigint) returns text language sql immutable parallel safe as
$$ select 'Plot ' || (100 + pg_temp.pick(n, 300, 64000)) || ', ' || pg_temp.ward(pg_temp.pick(n, 301, 36)) $$;

-- +267 7x xxx xxx: the number is a permutation of n, so two customers never share one by accident.
create function pg_temp.phone(n bigint) returns text language sql immutable parallel safe as
$$ select '+267' || (71000000 + (n * 4256233 + :seed::bigint * 7919) % 6999997) $$;

-- Nine digits shaped like an Omang: the fifth is 1 for men, 2 for women.
create function pg_temp.omang(n bigint, female boolean) returns text language sql immutable parallel safe as
$$ select lpad(((n * 48271013 + :seed::bigint * 104729) % 99999989 / 10000)::text, 4, '0')
   || case when female then '2' else '1' end || lpad(((n * 48271013 + :seed::bigint * 104729) % 99999989 % 10000)::text, 4, '0') $$;

create function pg_temp.passport(n bigint) returns text language sql immutable parallel safe as
$$ select chr(65 + pg_temp.pick(n, 302, 26)) || chr(65 + pg_temp.pick(n, 303, 26)) || lpad(((n * 480013 + 77) % 9999991)::text, 7, '0') $$;
