from itertools import combinations

from django.template.loader import render_to_string

from design.labels import choices, mark_box, place_name
from design.maps import Point, draw
from design.sheet import HEIGHT, WIDTH, project

OUTLETS = [
    Point("Vị Thanh", 9.7845, 105.4701, "outlet", "/vi/diem/vi-thanh-1/"),
    Point("Ngã Bảy", 9.8153, 105.8203, "outlet", "/vi/diem/nga-bay-2/"),
]
ORIGIN = Point("Phụng Hiệp", 9.779, 105.709, "origin")


def test_north_is_up_and_east_is_right():
    vi_thanh, nga_bay = draw(OUTLETS).spots
    assert nga_bay.x > vi_thanh.x
    assert nga_bay.y < vi_thanh.y


def test_a_point_beyond_the_sheet_is_left_out():
    hanoi = Point("Hà Nội", 21.03, 105.85, "origin")
    assert [spot.point for spot in draw([hanoi, ORIGIN]).spots] == [ORIGIN]


def test_a_town_is_not_named_again_beside_its_outlet():
    assert "Vị Thanh" not in [town.point.label for town in draw(OUTLETS).towns]


def test_names_lie_on_no_other_and_on_the_sheet():
    taken = []
    for n in range(12):
        place_name(f"Điểm {n}", mark_box("outlet", *project(9.78 + n / 300, 105.47)), taken)
    assert len(taken) > 3
    assert not any(one.meets(other) for one, other in combinations(taken, 2))
    assert all(box.left >= 0 and box.right <= WIDTH and box.bottom <= HEIGHT for box in taken)


def test_no_room_no_name():
    mark = mark_box("outlet", 100, 100)
    taken = [box for _place, box in choices(mark, 60)]
    assert place_name("Vị Thanh", mark, taken) is None


def test_words_say_what_the_drawing_shows():
    html = render_to_string("design/components/map.html", {"points": [*OUTLETS, ORIGIN]})
    listed = html[html.index("<figcaption") :]
    assert all(point.label in listed for point in (*OUTLETS, ORIGIN))
    assert 'style="' not in html


def test_numbers_in_the_drawing_have_points_not_commas():
    html = render_to_string("design/components/map.html", {"points": OUTLETS})
    assert f'x="{draw(OUTLETS).spots[0].name.x}"' in html


def test_a_point_with_one_coordinate_is_left_out():
    half = Point("Phụng Hiệp", 9.779, None, "origin")
    assert draw([half]).spots == []
